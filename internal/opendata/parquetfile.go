package opendata

import (
	"encoding/binary"
	"io"
	"math"
	"math/bits"

	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/encoding/rle"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// A file of Parquet is made of parts of github.com/parquet-go/parquet-go: the structures
// of the format, their encoding (Thrift's compact protocol) and that of levels. Its
// writer itself stays out of the program: docs/dependencies.md says why.
//
// Each row group has one page (version 1, which all engines read) of each leaf: levels
// as run lengths, values plain, all of it in zstd.

const (
	// parquetWriter is what files say that they were made by, in the form by which readers
	// know the faults of a writer. It names no version of the program: the bytes depend on
	// the data alone.
	parquetWriter = "essaim version 1.0.0 (build data/v1)"

	parquetMark = "PAR1" // before the first page and after the footer

	// groupSize is how many bytes of cells are gathered before they become a row group:
	// about what is kept in memory, and what a worker of an engine reads at least.
	groupSize = 16 << 20
)

// A leaf is a column of plain values, those of one row group.
type leaf struct {
	kind                         fieldKind
	path                         []string
	maxRepetition, maxDefinition int8

	repetitions, definitions []byte
	values                   []byte // in the plain encoding
	truths                   int    // how many values are bits, for truths
}

// level says how deep a value is there; one at the leaf's own depth follows it.
func (l *leaf) level(repetition, definition int8) {
	l.repetitions = append(l.repetitions, byte(repetition))
	l.definitions = append(l.definitions, byte(definition))
}

func (l *leaf) addInt32(n int32) { l.values = binary.LittleEndian.AppendUint32(l.values, uint32(n)) }
func (l *leaf) addInt64(n int64) { l.values = binary.LittleEndian.AppendUint64(l.values, uint64(n)) }

func (l *leaf) addDouble(v float64) {
	l.values = binary.LittleEndian.AppendUint64(l.values, math.Float64bits(v))
}

func (l *leaf) addText(text []byte) {
	l.addInt32(int32(len(text)))
	l.values = append(l.values, text...)
}

// addBoolean adds a bit, from the lowest of a byte to its highest.
func (l *leaf) addBoolean(is bool) {
	if l.truths%8 == 0 {
		l.values = append(l.values, 0)
	}
	if is {
		l.values[l.truths/8] |= 1 << (l.truths % 8)
	}
	l.truths++
}

// appendPage adds the page of what the leaf holds, not compressed.
func (l *leaf) appendPage(b []byte) ([]byte, error) {
	for _, levels := range []struct {
		of  []byte
		max int8
	}{{l.repetitions, l.maxRepetition}, {l.definitions, l.maxDefinition}} {
		if levels.max == 0 {
			continue
		}
		encoding := rle.Encoding{BitWidth: bits.Len8(uint8(levels.max))}
		encoded, err := encoding.EncodeLevels(nil, levels.of)
		if err != nil {
			return nil, err
		}
		b = binary.LittleEndian.AppendUint32(b, uint32(len(encoded)))
		b = append(b, encoded...)
	}
	return append(b, l.values...), nil
}

// reset makes room for the next row group.
func (l *leaf) reset() {
	l.repetitions, l.definitions, l.values, l.truths = l.repetitions[:0], l.definitions[:0], l.values[:0], 0
}

// physicalTypes are how values are stored; texts are bytes.
var physicalTypes = map[fieldKind]format.Type{
	aDay: format.Int32, aYear: format.Int64, aCount: format.Int64, aNumber: format.Double, aTruth: format.Boolean,
}

func physicalType(kind fieldKind) format.Type {
	if stored, is := physicalTypes[kind]; is {
		return stored
	}
	return format.ByteArray
}

// A parquetFile is one that is being written.
type parquetFile struct {
	to         io.Writer
	at         int64 // how many bytes are written
	meta       format.FileMetaData
	leaves     []*leaf
	rows, size int // those gathered for the next row group
	compress   *zstd.Encoder
	page       []byte
	compressed []byte
}

func newParquetFile(to io.Writer, name string, root *shape) *parquetFile {
	compress, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false))
	if err != nil {
		panic(err) // the options are ours
	}
	w := &parquetFile{to: to, leaves: root.leaves, compress: compress}
	w.meta = format.FileMetaData{Version: 1, CreatedBy: parquetWriter}
	w.meta.Schema = append(w.meta.Schema, format.SchemaElement{Name: name, NumChildren: thrift.New(int32(len(root.parts)))})
	for _, column := range root.parts {
		w.meta.Schema = appendElements(w.meta.Schema, column)
	}
	return w
}

// appendElements adds a shape and what is inside it, as the format lists them.
func appendElements(list []format.SchemaElement, s *shape) []format.SchemaElement {
	e := format.SchemaElement{Name: s.key, RepetitionType: thrift.New(format.Required)}
	if s.optional {
		e.RepetitionType.Set(format.Optional)
	}
	switch s.kind {
	case many, manyText:
		e.NumChildren.Set(1)
		e.ConvertedType.Set(deprecated.List)
		e.LogicalType.Value = new(format.ListType)
		inner := format.SchemaElement{Name: "list", RepetitionType: thrift.New(format.Repeated), NumChildren: thrift.New(int32(1))}
		return appendElements(append(list, e, inner), s.element)
	case aGroup:
		e.NumChildren.Set(int32(len(s.parts)))
		list = append(list, e)
		for _, part := range s.parts {
			list = appendElements(list, part)
		}
		return list
	case aDay:
		e.ConvertedType.Set(deprecated.Date)
		e.LogicalType.Value = new(format.DateType)
	case aText, anURL, aDate:
		e.ConvertedType.Set(deprecated.UTF8)
		e.LogicalType.Value = new(format.StringType)
	}
	e.Type.Set(physicalType(s.kind))
	return append(list, e)
}

// rowIsIn counts a row whose cells the leaves have, of so many bytes.
func (w *parquetFile) rowIsIn(size int) error {
	w.rows++
	w.size += size
	if w.size < groupSize {
		return nil
	}
	return w.flush()
}

// flush writes a row group of what is gathered.
func (w *parquetFile) flush() error {
	if w.at == 0 {
		if err := w.write([]byte(parquetMark)); err != nil {
			return err
		}
	}
	if w.rows == 0 {
		return nil
	}
	group := format.RowGroup{NumRows: int64(w.rows), FileOffset: w.at, Ordinal: int16(len(w.meta.RowGroups))}
	for _, l := range w.leaves {
		chunk, err := w.writeChunk(l)
		if err != nil {
			return err
		}
		group.Columns = append(group.Columns, chunk)
		group.TotalByteSize += chunk.MetaData.TotalUncompressedSize
		group.TotalCompressedSize += chunk.MetaData.TotalCompressedSize
	}
	w.meta.RowGroups = append(w.meta.RowGroups, group)
	w.meta.NumRows += int64(w.rows)
	w.rows, w.size = 0, 0
	return nil
}

// writeChunk writes what a leaf holds, and empties it.
func (w *parquetFile) writeChunk(l *leaf) (format.ColumnChunk, error) {
	var err error
	if w.page, err = l.appendPage(w.page[:0]); err != nil {
		return format.ColumnChunk{}, err
	}
	w.compressed = w.compress.EncodeAll(w.page, w.compressed[:0])
	header, err := thrift.Marshal(new(thrift.CompactProtocol), &format.PageHeader{
		Type: format.DataPage, UncompressedPageSize: int32(len(w.page)), CompressedPageSize: int32(len(w.compressed)),
		DataPageHeader: thrift.New(format.DataPageHeader{
			NumValues: int32(len(l.definitions)), Encoding: format.Plain, DefinitionLevelEncoding: format.RLE, RepetitionLevelEncoding: format.RLE,
		}),
	})
	if err != nil {
		return format.ColumnChunk{}, err
	}
	chunk := format.ColumnChunk{FileOffset: w.at, MetaData: format.ColumnMetaData{
		Type: physicalType(l.kind), Encoding: []format.Encoding{format.Plain, format.RLE}, PathInSchema: l.path, Codec: format.Zstd,
		NumValues: int64(len(l.definitions)), DataPageOffset: w.at,
		TotalUncompressedSize: int64(len(header) + len(w.page)), TotalCompressedSize: int64(len(header) + len(w.compressed)),
	}}
	l.reset()
	if err := w.write(header); err != nil {
		return chunk, err
	}
	return chunk, w.write(w.compressed)
}

// close writes what is left, and the footer.
func (w *parquetFile) close(about [][2]string) error {
	defer w.compress.Close()
	if err := w.flush(); err != nil {
		return err
	}
	for _, pair := range about {
		w.meta.KeyValueMetadata = append(w.meta.KeyValueMetadata, format.KeyValue{Key: pair[0], Value: pair[1]})
	}
	footer, err := thrift.Marshal(new(thrift.CompactProtocol), &w.meta)
	if err != nil {
		return err
	}
	footer = binary.LittleEndian.AppendUint32(footer, uint32(len(footer)))
	return w.write(append(footer, parquetMark...))
}

func (w *parquetFile) write(b []byte) error {
	n, err := w.to.Write(b)
	w.at += int64(n)
	return err
}
