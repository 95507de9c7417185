package document

import "fmt"

// The parts of a file of Word that are the same in each.

const wordSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

const docxTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>` +
	`</Types>`

const relationSpace = "http://schemas.openxmlformats.org/package/2006/relationships"
const officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

const docxRelations = `<Relationships xmlns="` + relationSpace + `">` +
	`<Relationship Id="rId1" Type="` + officeRelations + `officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="rId3" Type="` + officeRelations + `custom-properties" Target="docProps/custom.xml"/>` +
	`</Relationships>`

const docxMainRelations = `<Relationships xmlns="` + relationSpace + `">` +
	`<Relationship Id="rId1" Type="` + officeRelations + `styles" Target="styles.xml"/>` +
	`<Relationship Id="rId2" Type="` + officeRelations + `numbering" Target="numbering.xml"/>` +
	`<Relationship Id="rId3" Type="` + officeRelations + `settings" Target="settings.xml"/>` +
	`</Relationships>`

// docxPage is a page of A4.
const docxPage = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`

const docxNumbering = `<w:numbering xmlns:w="` + wordSpace + `"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>` +
	`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>` +
	`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>` +
	`<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="1080" w:hanging="360"/></w:pPr></w:lvl>` +
	`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

// styles are those of a form. Grey is dark enough to be read on white (contrast 5.7),
// and what is an example is in italics too.
func (w *docxWriter) styles() string {
	paragraph := func(id, name, p, r string) string {
		return fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>`, id, name, p, r)
	}
	heading := func(level, size int) string {
		return paragraph(fmt.Sprintf("Heading%d", level), fmt.Sprintf("heading %d", level),
			fmt.Sprintf(`<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="%d"/>`, level-1), fmt.Sprintf(`<w:b/><w:color w:val="1F3864"/><w:sz w:val="%d"/>`, size))
	}
	return `<w:styles xmlns:w="` + wordSpace + `"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="` + escaped(w.lang) + `"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		paragraph("Title", "Title", `<w:spacing w:after="160"/>`, `<w:b/><w:color w:val="1F3864"/><w:sz w:val="40"/>`) +
		heading(1, 30) + heading(2, 26) + heading(3, 24) +
		paragraph("EssaimHelp", HelpStyle, `<w:spacing w:after="40"/>`, `<w:color w:val="595959"/><w:sz w:val="18"/>`) +
		paragraph("EssaimLabel", LabelStyle, `<w:spacing w:after="0"/>`, `<w:b/>`) +
		`<w:style w:type="character" w:styleId="EssaimExample"><w:name w:val="` + ExampleStyle + `"/><w:qFormat/><w:rPr><w:i/><w:color w:val="666666"/></w:rPr></w:style>` +
		`<w:style w:type="table" w:styleId="EssaimGrid"><w:name w:val="essaim grid"/><w:tblPr><w:tblBorders>` +
		border("top") + border("left") + border("bottom") + border("right") + border("insideH") + border("insideV") +
		`</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`
}

func border(side string) string {
	return `<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>`
}
