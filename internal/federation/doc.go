// Package federation makes a portal of networks that stay at home: it fetches their
// open data, data/v1, checks it as one checks what strangers send, and keeps it in
// the portal's folder. Building a site reads what was kept, and never the internet.
package federation
