// SPDX-License-Identifier: Apache-2.0
#include "ocr/searchable_pdf.h"

#include "ocr/file_pipeline.h"
#include "ocr/pack_pixels.h"
#include "ocr/text_layer.h"

#include <opencv2/core.hpp>
#include <qpdf/Buffer.hh>
#include <qpdf/ClosedFileInputSource.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

namespace depesha {
namespace {

constexpr double points_per_inch = 72.0;

// Readers refuse pages beyond 200 inches (PDF 32000-1, annex C).
constexpr double longest_side_points = 14'400.0;

QPDFObjectHandle name(const std::string& text)
{
    return QPDFObjectHandle::newName(text);
}

QPDFObjectHandle number(double value)
{
    return QPDFObjectHandle::newReal(pdf_number(value));
}

QPDFObjectHandle integer(long long value)
{
    return QPDFObjectHandle::newInteger(value);
}

QPDFObjectHandle colour_space(const PdfImage& image)
{
    if (!image.palette.empty()) {
        return QPDFObjectHandle::newArray({name("/Indexed"), name("/DeviceRGB"),
                                           integer(static_cast<long long>(image.palette.size() / 3) - 1),
                                           QPDFObjectHandle::newString(image.palette)});
    }
    return name(image.channels == 1 ? "/DeviceGray" : image.channels == 3 ? "/DeviceRGB" : "/DeviceCMYK");
}

void describe_filter(const PdfImage& image, QPDFObjectHandle facts)
{
    QPDFObjectHandle parameters = QPDFObjectHandle::newDictionary();
    parameters.replaceKey("/Columns", integer(image.size.width));
    switch (image.filter) {
    case PdfImage::Filter::Jpeg:
        facts.replaceKey("/Filter", name("/DCTDecode"));
        return;
    case PdfImage::Filter::Jpeg2000:
        facts.replaceKey("/Filter", name("/JPXDecode"));
        return;
    case PdfImage::Filter::Group4:
        facts.replaceKey("/Filter", name("/CCITTFaxDecode"));
        parameters.replaceKey("/K", integer(-1));
        parameters.replaceKey("/Rows", integer(image.size.height));
        break;
    case PdfImage::Filter::Flate:
        facts.replaceKey("/Filter", name("/FlateDecode"));
        parameters.replaceKey("/Predictor", integer(15));
        parameters.replaceKey("/Colors", integer(image.channels));
        parameters.replaceKey("/BitsPerComponent", integer(image.bits));
        break;
    }
    facts.replaceKey("/DecodeParms", parameters);
}

QPDFObjectHandle image_object(QPDF& pdf, const PdfImage& image)
{
    QPDFObjectHandle stream = pdf.newStream(image.bytes);
    QPDFObjectHandle facts = stream.getDict();
    facts.replaceKey("/Type", name("/XObject"));
    facts.replaceKey("/Subtype", name("/Image"));
    facts.replaceKey("/Width", integer(image.size.width));
    facts.replaceKey("/Height", integer(image.size.height));
    facts.replaceKey("/BitsPerComponent", integer(image.bits));
    facts.replaceKey("/ColorSpace", colour_space(image));
    if (image.inverted) {
        facts.replaceKey("/Decode", QPDFObjectHandle::parse("[1 0 1 0 1 0 1 0]"));
    }
    describe_filter(image, facts);
    return stream;
}

/// A font whose every glyph is empty: nothing shows, whatever a reader thinks of invisible text.
QPDFObjectHandle font_object(QPDF& pdf, const LayerFont& font, const QPDFObjectHandle& glyph)
{
    std::vector<QPDFObjectHandle> differences{integer(0)};
    std::vector<QPDFObjectHandle> widths;
    for (const char32_t character : font.characters) {
        differences.push_back(name(character != 0 ? "/c" : "/.notdef"));
        widths.push_back(integer(character != 0 ? glyph_width : 0));
    }
    QPDFObjectHandle encoding = QPDFObjectHandle::newDictionary();
    encoding.replaceKey("/Type", name("/Encoding"));
    encoding.replaceKey("/Differences", QPDFObjectHandle::newArray(differences));
    QPDFObjectHandle glyphs = QPDFObjectHandle::newDictionary();
    glyphs.replaceKey("/c", glyph);
    QPDFObjectHandle object = QPDFObjectHandle::newDictionary();
    object.replaceKey("/Type", name("/Font"));
    object.replaceKey("/Subtype", name("/Type3"));
    object.replaceKey("/FontBBox", QPDFObjectHandle::newArray({integer(0), integer(-glyph_descent),
                                                               integer(glyph_width), integer(glyph_ascent)}));
    object.replaceKey("/FontMatrix", QPDFObjectHandle::parse("[0.001 0 0 0.001 0 0]"));
    object.replaceKey("/FirstChar", integer(0));
    object.replaceKey("/LastChar", integer(static_cast<long long>(font.characters.size()) - 1));
    object.replaceKey("/Widths", QPDFObjectHandle::newArray(widths));
    object.replaceKey("/Encoding", encoding);
    object.replaceKey("/CharProcs", glyphs);
    object.replaceKey("/Resources", QPDFObjectHandle::newDictionary());
    object.replaceKey("/ToUnicode", pdf.newStream(to_unicode(font)));
    return pdf.makeIndirectObject(object);
}

QPDFObjectHandle fonts_object(QPDF& pdf, const std::vector<LayerFont>& fonts)
{
    const QPDFObjectHandle glyph = pdf.newStream(pdf_number(glyph_width) + " 0 0 " + pdf_number(-glyph_descent) + ' ' +
                                                 pdf_number(glyph_width) + ' ' + pdf_number(glyph_ascent) + " d1\n");
    QPDFObjectHandle object = QPDFObjectHandle::newDictionary();
    for (const LayerFont& font : fonts) {
        object.replaceKey(font.name, font_object(pdf, font, glyph));
    }
    return object;
}

Size turned(Size size, int quarter_turns)
{
    return quarter_turns % 2 == 0 ? size : Size{size.height, size.width};
}

/// The scan on its PDF page.
struct Sheet {
    double width = 0.0;
    double height = 0.0;

    /// From pixels of the scan to points.
    Transform to_points;
};

Sheet sheet_of(const PdfImage& image, const RecognizedPage& page)
{
    const Size size = turned(image.size, image.quarter_turns);
    const double dpi = page.scan.dpi > 0.0 ? page.scan.dpi : 300.0;
    const double scale = std::min(points_per_inch / dpi, longest_side_points / std::max(size.width, size.height));
    const double height = size.height * scale;
    return {size.width * scale, height, {scale, 0.0, 0.0, -scale, 0.0, height}};
}

/// Paints the stored image so that it fills the sheet as the scan stands.
std::string image_content(const Sheet& sheet, int quarter_turns)
{
    const std::string width = pdf_number(sheet.width);
    const std::string height = pdf_number(sheet.height);
    std::string map;
    switch (quarter_turns) {
    case 1:
        map = "0 -" + height + ' ' + width + " 0 0 " + height;
        break;
    case 2:
        map = '-' + width + " 0 0 -" + height + ' ' + width + ' ' + height;
        break;
    case 3:
        map = "0 " + height + " -" + width + " 0 " + width + " 0";
        break;
    default:
        map = width + " 0 0 " + height + " 0 0";
        break;
    }
    return "q " + map + " cm /Scan Do Q\n";
}

QPDFObjectHandle page_object(QPDF& pdf, const PdfImage& image, const RecognizedPage& page)
{
    const Sheet sheet = sheet_of(image, page);
    const TextLayer layer = text_layer(page, sheet.to_points);
    QPDFObjectHandle images = QPDFObjectHandle::newDictionary();
    images.replaceKey("/Scan", image_object(pdf, image));
    QPDFObjectHandle resources = QPDFObjectHandle::newDictionary();
    resources.replaceKey("/XObject", images);
    resources.replaceKey("/Font", fonts_object(pdf, layer.fonts));
    QPDFObjectHandle object = QPDFObjectHandle::newDictionary();
    object.replaceKey("/Type", name("/Page"));
    object.replaceKey("/MediaBox",
                      QPDFObjectHandle::newArray({integer(0), integer(0), number(sheet.width), number(sheet.height)}));
    if (page.orientation != 0) {
        object.replaceKey("/Rotate", integer(page.orientation));
    }
    object.replaceKey("/Resources", resources);
    object.replaceKey("/Contents", pdf.newStream(image_content(sheet, image.quarter_turns) + layer.content));
    return pdf.makeIndirectObject(object);
}

/// Nothing is packed anew, and nothing in the file depends on the day.
/// Packs what is not packed yet, and leaves all else as it is.
void write_packed(QPDFWriter& writer)
{
    writer.setCompressStreams(true);
    writer.setDecodeLevel(qpdf_dl_none);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setDeterministicID(true);
    writer.write();
}

std::string bytes_of(const std::vector<unsigned char>& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

PdfImage::Filter filter_of(EncodedImage::Format format)
{
    return format == EncodedImage::Format::Jpeg       ? PdfImage::Filter::Jpeg
           : format == EncodedImage::Format::Jpeg2000 ? PdfImage::Filter::Jpeg2000
                                                      : PdfImage::Filter::Flate;
}

PdfImage passed_on(const EncodedImage& original)
{
    PdfImage image;
    image.filter = filter_of(original.format);
    image.bytes = bytes_of(original.bytes);
    image.size = original.size;
    image.channels = original.channels;
    image.bits = original.bits;
    image.palette = bytes_of(original.palette);
    image.inverted = original.inverted;
    image.quarter_turns = original.quarter_turns;
    return image;
}

}  // namespace

PdfImage pdf_image(const ScanPage& scan)
{
    const bool keep = scan.original.format != EncodedImage::Format::None;
    // Group 4 is the smaller form of a one-bit PNG.
    if (keep && !(scan.bitonal && scan.original.format == EncodedImage::Format::Png)) {
        return passed_on(scan.original);
    }
    if (scan.pixels.empty()) {
        throw std::runtime_error("the page has no pixels to put into a PDF");
    }
    PdfImage image;
    image.size = {scan.pixels.cols, scan.pixels.rows};
    image.channels = scan.pixels.channels();
    if (scan.bitonal) {
        image.filter = PdfImage::Filter::Group4;
        image.bits = 1;
        image.bytes = group4_pixels(scan.pixels);
    } else {
        image.bytes = flate_pixels(scan.pixels);
    }
    return image;
}

std::string searchable_page(const PdfImage& image, const RecognizedPage& page)
{
    QPDF pdf;
    pdf.emptyPDF();
    pdf.addPage(page_object(pdf, image, page), false);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    write_packed(writer);
    const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

void join_pdf(std::span<const std::filesystem::path> parts, const std::filesystem::path& out)
{
    try {
        QPDF whole;
        whole.emptyPDF();
        // The parts are read while the whole is written; their files are open only then.
        std::vector<std::unique_ptr<QPDF>> open;
        for (const std::filesystem::path& part : parts) {
            open.push_back(std::make_unique<QPDF>());
            open.back()->setSuppressWarnings(true);
            open.back()->processInputSource(std::make_shared<ClosedFileInputSource>(part.c_str()));
            for (const QPDFObjectHandle& page : open.back()->getAllPages()) {
                whole.addPage(page, false);
            }
        }
        FilePipeline file(out);
        QPDFWriter writer(whole);
        writer.setOutputPipeline(&file);
        write_packed(writer);
        file.end();
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::system_error&) {
        throw;
    } catch (const std::exception& error) {
        throw std::runtime_error("the pages cannot be joined into " + out.filename().string() + " (" + error.what() +
                                 ")");
    }
}

}  // namespace depesha
