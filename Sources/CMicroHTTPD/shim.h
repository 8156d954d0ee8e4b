#pragma once
#include <microhttpd.h>
#include <stdint.h>
#include <string.h>
/* Not in the Glibc module. */
#include <sys/epoll.h>
#include <sys/eventfd.h>

/* What a daemon is started with. */
struct http_daemon_settings {
    int listening_socket;
    unsigned int workers;
    unsigned int connection_limit;
    unsigned int per_address_limit;
    unsigned int idle_timeout_seconds;
    size_t connection_memory;
    /* PEM, zero-terminated; both or neither. They must outlive the daemon. */
    const char *certificate;
    const char *key;
    /* Handed to every callback. */
    void *context;
    MHD_NotifyConnectionCallback connection_changed;
    void *(*target_received)(void *context, const char *target, struct MHD_Connection *connection);
    MHD_AccessHandlerCallback request_advanced;
    MHD_RequestCompletedCallback request_completed;
};

/* Leaves percent escapes alone: the library would decode %00 to the end of the string. */
static size_t http_keep_escapes(void *context, struct MHD_Connection *connection, char *text) {
    (void)context;
    (void)connection;
    return strlen(text);
}

/* Swift cannot call the variadic MHD_start_daemon, nor put function pointers into
   MHD_OptionItem.value, which is an integer. */
static inline struct MHD_Daemon *http_start_daemon(const struct http_daemon_settings *settings) {
    struct MHD_OptionItem items[16];
    size_t count = 0;
    unsigned int flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    /* A socket is tried before the kernel is asked whether it is ready. Not with TLS: there a
       response that was suspended is sometimes not taken up again. */
    if (!settings->certificate) flags |= MHD_USE_TURBO;
#define HTTP_OPTION(name, number, pointer) \
    items[count++] = (struct MHD_OptionItem){(name), (intptr_t)(number), (void *)(pointer)}
    HTTP_OPTION(MHD_OPTION_LISTEN_SOCKET, settings->listening_socket, NULL);
    HTTP_OPTION(MHD_OPTION_CONNECTION_LIMIT, settings->connection_limit, NULL);
    HTTP_OPTION(MHD_OPTION_PER_IP_CONNECTION_LIMIT, settings->per_address_limit, NULL);
    HTTP_OPTION(MHD_OPTION_CONNECTION_TIMEOUT, settings->idle_timeout_seconds, NULL);
    HTTP_OPTION(MHD_OPTION_CONNECTION_MEMORY_LIMIT, settings->connection_memory, NULL);
    HTTP_OPTION(MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL);
    HTTP_OPTION(MHD_OPTION_NOTIFY_CONNECTION, settings->connection_changed, settings->context);
    HTTP_OPTION(MHD_OPTION_NOTIFY_COMPLETED, settings->request_completed, settings->context);
    HTTP_OPTION(MHD_OPTION_URI_LOG_CALLBACK, settings->target_received, settings->context);
    HTTP_OPTION(MHD_OPTION_UNESCAPE_CALLBACK, http_keep_escapes, NULL);
    /* A pool of one is refused; a single thread is what the library does without a pool. */
    if (settings->workers > 1)
        HTTP_OPTION(MHD_OPTION_THREAD_POOL_SIZE, settings->workers, NULL);
    if (settings->certificate) {
        flags |= MHD_USE_TLS;
        HTTP_OPTION(MHD_OPTION_HTTPS_MEM_CERT, 0, settings->certificate);
        HTTP_OPTION(MHD_OPTION_HTTPS_MEM_KEY, 0, settings->key);
        /* Versions before 1.2 are not to be used any more (RFC 8996). */
        HTTP_OPTION(MHD_OPTION_HTTPS_PRIORITIES, 0, "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2");
    }
    HTTP_OPTION(MHD_OPTION_END, 0, NULL);
#undef HTTP_OPTION
    return MHD_start_daemon(flags, 0, NULL, NULL, settings->request_advanced, settings->context,
                            MHD_OPTION_ARRAY, items, MHD_OPTION_END);
}

/* Variadic in the original. NULL before MHD_OPTION_NOTIFY_CONNECTION has set it. */
static inline void *http_socket_context(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

/* Variadic in the original. */
static inline int http_socket(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

/* Variadic in the original. */
static inline const struct sockaddr *http_client_address(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info ? info->client_addr : NULL;
}

/* Variadic in the original. Bytes of request line and headers. */
static inline size_t http_header_size(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info ? info->header_size : 0;
}

/* Macros in the original, with casts that Swift does not import. */
static inline ssize_t http_end_of_stream(void) { return MHD_CONTENT_READER_END_OF_STREAM; }
static inline ssize_t http_end_with_error(void) { return MHD_CONTENT_READER_END_WITH_ERROR; }
static inline uint64_t http_unknown_size(void) { return MHD_SIZE_UNKNOWN; }
