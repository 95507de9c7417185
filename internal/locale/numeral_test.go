package locale

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// Numbers as people write them, worked out by hand: text, French, English. What
// follows the number stands after |, both readings of one with two after ?.
const numerals = `
5                  5                    5
0                  0                    0
-7                 -7                   -7
− 2,10 %           -2.1|%               -2.1|%
- 2.10 %           -2.1|%               -2.1|%
+6,40%             6.4|%                6.4|%
5,2                5.2                  5.2
5.2                5.2                  5.2
0,125              0.125                0.125
0.125              0.125                0.125
1,500              1.5                  1500
1.500              ?1 500;1,5           1.5
10,000             10                   10000
10.000             ?10 000;10,0         10
1,234              1.234                1234
123.456            ?123 456;123,456     123.456
1234.567           1234.567             1234.567
1234,567           1234.567             1234.567
1.5000             1.5                  1.5
1,5000             1.5                  1.5
1.234,5            1234.5               1234.5
1,234.5            1234.5               1234.5
1.234.567          1234567              1234567
1,234,567          1234567              1234567
1.234.567,89       1234567.89           1234567.89
1,234,567.89       1234567.89           1234567.89
1 234,5            1234.5               1234.5
1 234.5            1234.5               1234.5
1 234.500          1234.5               1234.5
1'234.50           1234.5               1234.5
1’234’567          1234567              1234567
12 345 678 kg      12345678|kg          12345678|kg
1 050 convives     1050|convives        1050|convives
3 2                3|2                  3|2
1 23               1|23                 1|23
1234 567           1234|567             1234|567
5,2 300            5.2|300              5.2|300
1,23.5             none                 none
1.23,5             none                 none
0.123.456          none                 none
1.234,567.8        none                 none
1 234,567,890      none                 none
1..5               1|..5                1|..5
5,                 5|,                  5|,
,5                 none                 none
.5                 none                 none
kg                 none                 none
                   none                 none
-                  none                 none
2009-2011          2009|-2011           2009|-2011
70-80 %            70|-80 %             70|-80 %
1/2                1|/2                 1|/2
3e rang            3|e rang             3|e rang
`

// columns stand two spaces apart.
var columns = regexp.MustCompile(`  +`)

func TestCutNumeral(t *testing.T) {
	for line := range strings.Lines(numerals) {
		if line = strings.TrimRight(line, "\n"); line == "" {
			continue
		}
		cells := columns.Split(strings.TrimSpace(line), -1)
		if len(cells) == 2 {
			cells = append([]string{""}, cells...)
		}
		for lang, want := range map[Lang]string{French: cells[1], English: cells[2]} {
			if got := describeNumeral(For(lang).CutNumeral(cells[0])); got != want {
				t.Errorf("%s: %q is %s, want %s", lang, cells[0], got, want)
			}
		}
	}
}

func describeNumeral(n Numeral, ok bool) string {
	switch {
	case !ok:
		return "none"
	case n.Readings != nil:
		return "?" + strings.Join(n.Readings, ";")
	}
	text := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.6f", n.Value), "0"), ".")
	if n.Rest != "" {
		text += "|" + n.Rest
	}
	return text
}
