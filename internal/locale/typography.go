package locale

// Typography is s, plain text, as a printer would set it.
func (l *Locale) Typography(s string) string { return s }
