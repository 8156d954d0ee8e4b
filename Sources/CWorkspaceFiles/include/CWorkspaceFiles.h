#ifndef C_WORKSPACE_FILES_H
#define C_WORKSPACE_FILES_H

#include <stddef.h>

/// A file of the workspace page, as it is in `files/`.
struct workspace_file {
    /// Its path below `/workspace/`.
    const char *path;
    const unsigned char *bytes;
    size_t count;
};

/// The file at a place in the order of their paths; nothing behind the last.
const struct workspace_file *workspace_file_at(size_t place);

/// Compresses bytes as gzip does (RFC 1952), as well as it can.
///
/// Gives the count of compressed bytes; 0 when they do not fit into the capacity.
size_t workspace_gzip(const unsigned char *bytes, size_t count, unsigned char *into, size_t capacity);

#endif
