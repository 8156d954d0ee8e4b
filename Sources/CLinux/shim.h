#pragma once
// Headers of the C library that Swift's own module of it leaves out.
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>

// The C library declares it only for GNU sources, which a module map cannot ask for.
extern int pthread_setname_np(pthread_t thread, const char *name);
extern int close_range(unsigned int first, unsigned int last, int flags);
extern int syncfs(int fd);
