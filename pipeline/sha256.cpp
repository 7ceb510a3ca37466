// SPDX-License-Identifier: Apache-2.0
#include "pipeline/sha256.h"

#include "pipeline/file_handle.h"

#include <openssl/evp.h>

#include <array>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <vector>

namespace depesha {
namespace {

struct DigestDestroyer {
    void operator()(EVP_MD_CTX* digest) const noexcept { EVP_MD_CTX_free(digest); }
};

class Digest {
public:
    Digest() : state_(EVP_MD_CTX_new())
    {
        check(state_ && EVP_DigestInit_ex(state_.get(), EVP_sha256(), nullptr) == 1);
    }

    void add(const void* bytes, std::size_t count) { check(EVP_DigestUpdate(state_.get(), bytes, count) == 1); }

    std::string finish()
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned int length = 0;
        check(EVP_DigestFinal_ex(state_.get(), digest.data(), &length) == 1);
        std::string hex;
        for (unsigned int i = 0; i < length; ++i) {
            constexpr std::string_view digits = "0123456789abcdef";
            hex += digits[digest.at(i) >> 4U];
            hex += digits[digest.at(i) & 15U];
        }
        return hex;
    }

private:
    static void check(bool good)
    {
        if (!good) {
            throw std::runtime_error("SHA-256 is not to be had from OpenSSL on this machine.");
        }
    }

    std::unique_ptr<EVP_MD_CTX, DigestDestroyer> state_;
};

}  // namespace

std::string sha256(std::string_view bytes)
{
    Digest digest;
    digest.add(bytes.data(), bytes.size());
    return digest.finish();
}

std::string sha256_of_file(const std::filesystem::path& file)
{
    constexpr std::size_t chunk_bytes = 256UL * 1024UL;
    const FileHandle handle = open_for_reading(file);
    std::vector<char> chunk(chunk_bytes);
    Digest digest;
    while (const std::size_t count = read_some(handle, chunk, file)) {
        digest.add(chunk.data(), count);
    }
    return digest.finish();
}

}  // namespace depesha
