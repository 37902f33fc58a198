/** Numbers of the cell formats in `stylesXml`. */
export const STYLES = {
  plain: 0,
  text: 1,
  heading: 2,
  decimals: [3, 4, 5, 6, 7],
  /** The same as fields: any number and text, then by decimals. */
  field: 8,
  fieldDecimals: [9, 10, 11, 12, 13],
} as const

const format = (id: number, digits: number) =>
  `<numFmt numFmtId="${id}" formatCode="#,##0.${"0".repeat(digits)}"/>`

const field = (numFmtId: number) =>
  `<xf numFmtId="${numFmtId}" fillId="3" borderId="1" applyNumberFormat="1" applyFill="1" applyBorder="1" applyProtection="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/><protection locked="0"/></xf>`

/** Groups of three and so many decimals; a spreadsheet shows the marks of its reader's language. */
export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3">${format(164, 1)}${format(165, 3)}${format(166, 4)}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDF1F3"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF9E5"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"><color rgb="FFB7C1C9"/></left><right style="thin"><color rgb="FFB7C1C9"/></right><top style="thin"><color rgb="FFB7C1C9"/></top><bottom style="thin"><color rgb="FFB7C1C9"/></bottom></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="14"><xf/><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="166" applyNumberFormat="1"/>${[0, 3, 164, 4, 165, 166].map(field).join("")}</cellXfs></styleSheet>`
