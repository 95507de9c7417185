package federation

import (
	"fmt"

	"essaim/internal/network"
	"essaim/internal/opendata"
)

// An Error says why a network's data were not taken. Languages have a sentence for each
// code, and what can be done about it.
type Error struct {
	Code   Code
	File   string           // of data/v1; ""
	Text   string           // what was found: a status, a host, the system's own words; ""
	Most   int              // megabytes
	Day    network.Day      // of its figures
	Misfit *opendata.Misfit // of a table
}

// A Code is a reason.
type Code string

const (
	Unreached Code = "unreached" // no answer: the name, the connection, the certificate
	Slow      Code = "slow"      // more than maxTime
	Large     Code = "large"     // more than maxBytes
	Private   Code = "private"   // an address of a private network
	Elsewhere Code = "elsewhere" // redirected to another host, or to http
	Circling  Code = "circling"  // redirected more than maxRedirect times
	Status    Code = "status"    // an answer that is neither the file nor "the same"
	NotThere  Code = "absent"    // no such file
	NoFolder  Code = "no-folder" // no such folder
	NoPackage Code = "package"   // datapackage.json is none of data/v1
	NoTable   Code = "table"     // a table that all sites have is not listed
	Misfit    Code = "misfit"    // a table that does not fit its columns
	Mixed     Code = "mixed"     // files of two days
	Future    Code = "future"    // figures of a day that has not come
	NotIts    Code = "not-its"   // base_url, or an address, of another host
	NoAddress Code = "address"   // in a folder: no base_url
)

func (e *Error) Error() string {
	if e.Misfit != nil {
		return fmt.Sprintf("%s: %s: %v", e.Code, e.File, e.Misfit)
	}
	return fmt.Sprintf("%s: %s %s", e.Code, e.File, e.Text)
}
