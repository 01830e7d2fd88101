//! stub
/// stub
pub struct Abbreviation { /** s */ pub short: &'static str, /** l */ pub long: &'static str, /** p */ pub needs_period: bool, /** c */ pub needs_capital: bool }
/// stub
pub fn table() -> &'static [Abbreviation] { &[] }
