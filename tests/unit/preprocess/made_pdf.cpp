// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/preprocess/made_scans.h"

#include <array>
#include <cstdio>
#include <locale>
#include <sstream>
#include <utility>
#include <zlib.h>

namespace depesha::made {
namespace {

/// Numbers objects and notes where they lie.
class PdfFile {
public:
    int add(const std::string& object)
    {
        places_.push_back(text_.size());
        const int number = static_cast<int>(places_.size());
        text_ += std::to_string(number) + " 0 obj\n" + object + "\nendobj\n";
        return number;
    }

    int add_stream(const std::string& entries, const std::string& data)
    {
        return add("<< " + entries + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
                   "\nendstream");
    }

    std::string finish(int catalog)
    {
        const std::size_t start = text_.size();
        text_ += "xref\n0 " + std::to_string(places_.size() + 1) + "\n0000000000 65535 f \n";
        for (const std::size_t place : places_) {
            std::array<char, 24> line{};
            std::snprintf(line.data(), line.size(), "%010zu 00000 n \n", place);
            text_ += line.data();
        }
        text_ += "trailer\n<< /Size " + std::to_string(places_.size() + 1) + " /Root " + std::to_string(catalog) +
                 " 0 R >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
        return std::move(text_);
    }

private:
    std::string text_ = "%PDF-1.5\n";
    std::vector<std::size_t> places_;
};

std::string plain(double number)
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << number;
    return text.str();
}

int add_page(PdfFile& file, const PdfPage& page, int parent)
{
    std::string pictures;
    for (std::size_t i = 0; i < page.pictures.size(); ++i) {
        const PdfPicture& picture = page.pictures[i];
        const int number = file.add_stream("/Type /XObject /Subtype /Image /Width " + std::to_string(picture.width) +
                                               " /Height " + std::to_string(picture.height) + ' ' + picture.entries,
                                           picture.data);
        pictures += "/Im" + std::to_string(i) + ' ' + std::to_string(number) + " 0 R ";
    }
    const int content = file.add_stream("", page.content);
    return file.add("<< /Type /Page /Parent " + std::to_string(parent) + " 0 R /MediaBox [0 0 " + plain(page.width) +
                    ' ' + plain(page.height) + "] /Contents " + std::to_string(content) +
                    " 0 R /Resources << /XObject << " + pictures + ">> " + page.resources + " >> " + page.entries +
                    " >>");
}

}  // namespace

std::string pdf(const std::vector<PdfPage>& pages)
{
    PdfFile file;
    // The tree of pages is the last object but one.
    int objects = 0;
    for (const PdfPage& page : pages) {
        objects += static_cast<int>(page.pictures.size()) + 2;
    }
    const int parent = objects + 1;
    std::string kids;
    for (const PdfPage& page : pages) {
        kids += std::to_string(add_page(file, page, parent)) + " 0 R ";
    }
    file.add("<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>");
    return file.finish(file.add("<< /Type /Catalog /Pages " + std::to_string(parent) + " 0 R >>"));
}

std::string full_page(double width, double height)
{
    return "q " + plain(width) + " 0 0 " + plain(height) + " 0 0 cm /Im0 Do Q\n";
}

std::string zlib_packed(std::string_view bytes)
{
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string packed(size, '\0');
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
             static_cast<uLong>(bytes.size()));
    packed.resize(size);
    return packed;
}

}  // namespace depesha::made
