// What plain C can do on this machine between a post and its durable answer: libmicrohttpd suspends the
// connection, one thread appends all that wait to LMDB and syncs once, then all are resumed. Nothing is
// authenticated, parsed or decided, and nothing can be read back by anything but its position.
#include "CDurableCeiling.h"
#include <arpa/inet.h>
#include <lmdb.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    // A body, and what a record has beside it.
    body_max = 300,
    beside_max = 100,
};

struct request {
    struct request *next;
    struct MHD_Connection *connection;
    int handed_over;
    size_t length;
    char body[body_max + beside_max];
};

struct durable_ceiling {
    struct MHD_Daemon *daemon;
    pthread_t writer;
    MDB_env *environment;
    MDB_dbi records;
    uint64_t position;
    uint16_t port;
    pthread_mutex_t mutex;
    pthread_cond_t something_waits;
    int stopping;
    struct request *first, **last;
};

static void *write_records(void *context) {
    struct durable_ceiling *ceiling = context;
    for (;;) {
        pthread_mutex_lock(&ceiling->mutex);
        while (!ceiling->first && !ceiling->stopping)
            pthread_cond_wait(&ceiling->something_waits, &ceiling->mutex);
        struct request *waiting = ceiling->first;
        ceiling->first = NULL;
        ceiling->last = &ceiling->first;
        pthread_mutex_unlock(&ceiling->mutex);
        if (!waiting) return NULL;

        MDB_txn *transaction;
        if (mdb_txn_begin(ceiling->environment, NULL, 0, &transaction)) abort();
        for (struct request *request = waiting; request; request = request->next) {
            ceiling->position++;
            MDB_val key = {sizeof ceiling->position, &ceiling->position};
            MDB_val value = {request->length + beside_max, request->body};
            if (mdb_put(transaction, ceiling->records, &key, &value, MDB_APPEND)) abort();
        }
        if (mdb_txn_commit(transaction)) abort();
        while (waiting) {
            // Once resumed, the request may be gone.
            struct request *next = waiting->next;
            MHD_resume_connection(waiting->connection);
            waiting = next;
        }
    }
}

static enum MHD_Result take(void *context, struct MHD_Connection *connection, const char *url,
                            const char *method, const char *version, const char *upload,
                            size_t *upload_size, void **slot) {
    struct durable_ceiling *ceiling = context;
    struct request *request = *slot;
    if (!request) {
        request = calloc(1, sizeof *request);
        if (!request) return MHD_NO;
        request->connection = connection;
        *slot = request;
        return MHD_YES;
    }
    if (*upload_size) {
        size_t room = body_max - request->length;
        size_t count = *upload_size < room ? *upload_size : room;
        memcpy(request->body + request->length, upload, count);
        request->length += count;
        *upload_size = 0;
        return MHD_YES;
    }
    if (!request->handed_over) {
        request->handed_over = 1;
        MHD_suspend_connection(connection);
        pthread_mutex_lock(&ceiling->mutex);
        *ceiling->last = request;
        ceiling->last = &request->next;
        pthread_cond_signal(&ceiling->something_waits);
        pthread_mutex_unlock(&ceiling->mutex);
        return MHD_YES;
    }
    struct MHD_Response *response =
        MHD_create_response_from_buffer(2, (void *)"ok", MHD_RESPMEM_PERSISTENT);
    enum MHD_Result result = MHD_queue_response(connection, 200, response);
    MHD_destroy_response(response);
    return result;
}

static void forget(void *context, struct MHD_Connection *connection, void **slot,
                   enum MHD_RequestTerminationCode reason) {
    free(*slot);
    *slot = NULL;
}

static MDB_env *open_environment(const char *folder, MDB_dbi *records) {
    MDB_env *environment;
    MDB_txn *transaction;
    if (mdb_env_create(&environment)) return NULL;
    if (mdb_env_set_mapsize(environment, (size_t)8 << 30) || mdb_env_set_maxdbs(environment, 4) ||
        mdb_env_open(environment, folder, 0, 0600) ||
        mdb_txn_begin(environment, NULL, 0, &transaction)) {
        mdb_env_close(environment);
        return NULL;
    }
    if (mdb_dbi_open(transaction, "records", MDB_CREATE | MDB_INTEGERKEY, records) ||
        mdb_txn_commit(transaction)) {
        mdb_env_close(environment);
        return NULL;
    }
    return environment;
}

struct durable_ceiling *durable_ceiling_start(const char *folder, unsigned workers) {
    struct durable_ceiling *ceiling = calloc(1, sizeof *ceiling);
    if (!ceiling) return NULL;
    ceiling->last = &ceiling->first;
    pthread_mutex_init(&ceiling->mutex, NULL);
    pthread_cond_init(&ceiling->something_waits, NULL);
    ceiling->environment = open_environment(folder, &ceiling->records);
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (!ceiling->environment || listener < 0 ||
        bind(listener, (struct sockaddr *)&address, length) || listen(listener, 1024) ||
        getsockname(listener, (struct sockaddr *)&address, &length) ||
        pthread_create(&ceiling->writer, NULL, write_records, ceiling)) {
        if (ceiling->environment) mdb_env_close(ceiling->environment);
        if (listener >= 0) close(listener);
        free(ceiling);
        return NULL;
    }
    ceiling->port = ntohs(address.sin_port);
    ceiling->daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO, 0, NULL, NULL,
        take, ceiling, MHD_OPTION_LISTEN_SOCKET, listener, MHD_OPTION_THREAD_POOL_SIZE, workers,
        MHD_OPTION_CONNECTION_LIMIT, 4000u, MHD_OPTION_NOTIFY_COMPLETED, forget, NULL,
        MHD_OPTION_END);
    if (!ceiling->daemon) {
        close(listener);
        durable_ceiling_stop(ceiling);
        return NULL;
    }
    return ceiling;
}

uint16_t durable_ceiling_port(const struct durable_ceiling *ceiling) { return ceiling->port; }

void durable_ceiling_stop(struct durable_ceiling *ceiling) {
    // The writer first: it answers what waits, and no connection may be suspended when the daemon ends.
    pthread_mutex_lock(&ceiling->mutex);
    ceiling->stopping = 1;
    pthread_cond_signal(&ceiling->something_waits);
    pthread_mutex_unlock(&ceiling->mutex);
    pthread_join(ceiling->writer, NULL);
    if (ceiling->daemon) MHD_stop_daemon(ceiling->daemon);
    mdb_env_close(ceiling->environment);
    pthread_cond_destroy(&ceiling->something_waits);
    pthread_mutex_destroy(&ceiling->mutex);
    free(ceiling);
}

static uint64_t nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

int synced_commits(const char *folder, int fill_ahead, unsigned count, uint64_t *taken) {
    MDB_dbi records;
    MDB_env *environment = open_environment(folder, &records);
    if (!environment) return MDB_PANIC;
    if (fill_ahead) {
        static char zeros[1 << 20];
        int file;
        MDB_envinfo info;
        mdb_env_get_fd(environment, &file);
        mdb_env_info(environment, &info);
        off_t end = (off_t)(info.me_last_pgno + 1) * 4096;
        for (int step = 0; step < 64; step++, end += sizeof zeros)
            if (pwrite(file, zeros, sizeof zeros, end) < 0) break;
        fdatasync(file);
    }
    char body[body_max + beside_max];
    memset(body, 'x', sizeof body);
    int code = 0;
    for (uint64_t position = 1; position <= count && !code; position++) {
        MDB_txn *transaction;
        uint64_t start = nanoseconds();
        MDB_val key = {sizeof position, &position}, value = {sizeof body, body};
        code = mdb_txn_begin(environment, NULL, 0, &transaction);
        if (code) break;
        code = mdb_put(transaction, records, &key, &value, MDB_APPEND);
        if (code) {
            mdb_txn_abort(transaction);
            break;
        }
        code = mdb_txn_commit(transaction);
        taken[position - 1] = nanoseconds() - start;
    }
    mdb_env_close(environment);
    return code;
}
