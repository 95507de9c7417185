package wording

import "testing"

func TestProofsAreCut(t *testing.T) {
	if shown, left := cutTo(3, 5); shown != 3 || left != 2 {
		t.Errorf("%d shown, %d left", shown, left)
	}
	if shown, left := cutTo(3, 4); shown != 4 || left != 0 {
		t.Error("one more takes as much room as saying so")
	}
}
