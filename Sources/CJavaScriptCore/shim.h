#pragma once
#include <JavaScriptCore/JavaScript.h>
#include <stdbool.h>

/* The time limit is exported by the library and stands in none of its installed headers
   (JSContextRefPrivate.h of WebKit's sources). The seconds are of the processor, for one entry into
   the machine; without a callback the script is ended when they are over. */
typedef bool (*JSShouldTerminateCallback)(JSContextRef context, void *argument);

JS_EXPORT void JSContextGroupSetExecutionTimeLimit(
    JSContextGroupRef group, double seconds, JSShouldTerminateCallback callback, void *argument);

/* JSGarbageCollect only asks a run loop to collect some time, and there is none here; this one collects at
   once (JSBasePrivate.h). */
JS_EXPORT void JSSynchronousGarbageCollectForDebugging(JSContextRef context);
