#include "CWorkspaceFiles.h"

#include <limits.h>
#include <zlib.h>

// A window of 32 KiB, and 16 for the header and trailer of gzip instead of zlib's own.
static const int gzip_window = 15 + 16;
static const int memory_level = 9;

size_t workspace_gzip(const unsigned char *bytes, size_t count, unsigned char *into, size_t capacity) {
    if (count > UINT_MAX || capacity > UINT_MAX) return 0;
    z_stream stream = {.next_in = (unsigned char *)bytes, .avail_in = (unsigned)count,
                       .next_out = into, .avail_out = (unsigned)capacity};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, memory_level,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
        return 0;
    }
    int result = deflate(&stream, Z_FINISH);
    size_t written = capacity - stream.avail_out;
    deflateEnd(&stream);
    return result == Z_STREAM_END ? written : 0;
}
