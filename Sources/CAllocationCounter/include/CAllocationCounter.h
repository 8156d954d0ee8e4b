#pragma once
#include <stdint.h>

/// How many blocks of memory the process has asked for so far.
uint64_t allocation_count(void);

/// Bytes of heap in use.
uint64_t heap_bytes_in_use(void);
