#ifndef LEDGERLINE_CXML2_H
#define LEDGERLINE_CXML2_H

#include <libxml/xmlreader.h>

/* A macro that does more than name a constant is not imported. */
static inline int ledgerline_xml_options(void) {
    /* No network and no words on standard error; entities stay unread, DTDs unloaded, limits on. */
    return XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA
        | XML_PARSE_IGNORE_ENC;
}

#endif
