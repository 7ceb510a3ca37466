// SPDX-License-Identifier: Apache-2.0
#include "preprocess/read_webp.h"

#include "preprocess/exif.h"

#include <opencv2/core.hpp>

#include <memory>
#include <stdexcept>
#include <webp/decode.h>
#include <webp/demux.h>

namespace depesha {
namespace {

struct DemuxerDeleter {
    void operator()(WebPDemuxer* demuxer) const noexcept { WebPDemuxDelete(demuxer); }
};
using DemuxerPtr = std::unique_ptr<WebPDemuxer, DemuxerDeleter>;

[[noreturn]] void refuse()
{
    throw std::runtime_error("the WebP file is damaged or breaks off: copy it again from the original");
}

DemuxerPtr demuxer_of(Bytes bytes)
{
    const WebPData data{bytes.data(), bytes.size()};
    DemuxerPtr demuxer(WebPDemux(&data));
    if (demuxer == nullptr) {
        refuse();
    }
    return demuxer;
}

ExifFacts exif_of(const WebPDemuxer* demuxer)
{
    WebPChunkIterator chunk = {};
    ExifFacts facts;
    if (WebPDemuxGetChunk(demuxer, "EXIF", 1, &chunk) != 0) {
        facts = read_exif({chunk.chunk.bytes, chunk.chunk.size});
    }
    WebPDemuxReleaseChunkIterator(&chunk);
    return facts;
}

/// The first frame and where it lies on the canvas.
struct Frame {
    Bytes bytes;
    cv::Rect place;
    bool transparent = false;
};

Frame first_frame(const WebPDemuxer* demuxer)
{
    WebPIterator iterator = {};
    if (WebPDemuxGetFrame(demuxer, 1, &iterator) == 0) {
        refuse();
    }
    const Frame frame{{iterator.fragment.bytes, iterator.fragment.size},
                      {iterator.x_offset, iterator.y_offset, iterator.width, iterator.height},
                      iterator.has_alpha != 0};
    WebPDemuxReleaseIterator(&iterator);
    return frame;
}

void lay_over_white(const cv::Mat& bgra, cv::Mat bgr)
{
    for (int y = 0; y < bgra.rows; ++y) {
        const auto* from = bgra.ptr<unsigned char>(y);
        auto* to = bgr.ptr<unsigned char>(y);
        for (int x = 0; x < bgra.cols; ++x, from += 4, to += 3) {
            for (int channel = 0; channel < 3; ++channel) {
                to[channel] = over_white(from[channel], from[3]);
            }
        }
    }
}

void decode_frame(const Frame& frame, cv::Mat canvas)
{
    const std::size_t stride = canvas.step[0];
    const std::size_t bytes =
        stride * static_cast<std::size_t>(canvas.rows - 1) + canvas.elemSize() * static_cast<std::size_t>(canvas.cols);
    if (!frame.transparent) {
        if (WebPDecodeBGRInto(frame.bytes.data(), frame.bytes.size(), canvas.data, bytes, static_cast<int>(stride)) ==
            nullptr) {
            refuse();
        }
        return;
    }
    cv::Mat bgra(canvas.rows, canvas.cols, CV_8UC4);
    if (WebPDecodeBGRAInto(frame.bytes.data(), frame.bytes.size(), bgra.data, bgra.total() * bgra.elemSize(),
                           static_cast<int>(bgra.step[0])) == nullptr) {
        refuse();
    }
    lay_over_white(bgra, canvas);
}

}  // namespace

PictureHeader webp_header(Bytes bytes)
{
    const DemuxerPtr demuxer = demuxer_of(bytes);
    const ExifFacts exif = exif_of(demuxer.get());
    PictureHeader header;
    header.size = {static_cast<int>(WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_WIDTH)),
                   static_cast<int>(WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_HEIGHT))};
    header.orientation = exif.orientation;
    header.resolution = exif.resolution;
    header.channels = 3;
    // The lossless decoder holds 32 bits a pixel, transparency as many again.
    header.working_bytes =
        static_cast<std::int64_t>(header.size.width) * header.size.height * 8 + static_cast<std::int64_t>(bytes.size());
    return header;
}

Picture decode_webp(Bytes bytes, const PictureHeader& header)
{
    const DemuxerPtr demuxer = demuxer_of(bytes);
    const Frame frame = first_frame(demuxer.get());
    const cv::Rect canvas(0, 0, header.size.width, header.size.height);
    if ((frame.place & canvas) != frame.place || frame.place.empty()) {
        refuse();
    }
    cv::Mat pixels(header.size.height, header.size.width, CV_8UC3, cv::Scalar::all(255));
    decode_frame(frame, pixels(frame.place));
    Picture picture;
    picture.pixels = gray_if_colourless(pixels);
    return picture;
}

}  // namespace depesha
