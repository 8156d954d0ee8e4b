#pragma once
#include <stdint.h>

/// A server that does the least for a durable answer: see the source.
struct durable_ceiling;

/// Starts one on a loopback port that the kernel chooses.
///
/// `folder` is an empty folder for its LMDB environment. NULL when it cannot start.
struct durable_ceiling *durable_ceiling_start(const char *folder, unsigned workers);

uint16_t durable_ceiling_port(const struct durable_ceiling *ceiling);

/// Ends its threads and frees it; the folder stays.
void durable_ceiling_stop(struct durable_ceiling *ceiling);

/// Commits so many records of 400 bytes one by one, each synced; nanoseconds of each go to `taken`.
///
/// With `fill_ahead` the file is written ahead of its end, as the log's is. Returns 0, or LMDB's code.
int synced_commits(const char *folder, int fill_ahead, unsigned count, uint64_t *taken);
