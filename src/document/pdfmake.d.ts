// The two inner modules of pdfmake that @types/pdfmake does not describe; pdf.ts states what it uses of them.
declare module 'pdfmake/js/Printer.js'
declare module 'pdfmake/js/PDFDocument.js'
