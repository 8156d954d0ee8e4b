extension OpenAPIDocument {
    /// Paths: Operations.
    static let operationsPaths = #"""
          "/health/live": {
            "get": {
              "operationId": "health_live",
              "summary": "Whether the process lives.",
              "security": [],
              "responses": {
                "200": {
                  "description": "It does.",
                  "content": {"text/plain": {"schema": {"type": "string"}}}
                }
              }
            }
          },
          "/health/ready": {
            "get": {
              "operationId": "health_ready",
              "summary": "Whether it should get requests.",
              "security": [],
              "responses": {
                "200": {
                  "description": "It should.",
                  "content": {"text/plain": {"schema": {"type": "string"}}}
                },
                "503": {
                  "description": "It should not; a line for each reason.",
                  "content": {"text/plain": {"schema": {"type": "string"}}}
                }
              }
            }
          },
          "/metrics": {
            "get": {
              "operationId": "metrics",
              "summary": "Figures for Prometheus (the page Operations).",
              "security": [],
              "responses": {
                "200": {
                  "description": "The figures.",
                  "content": {"text/plain": {"schema": {"type": "string"}}}
                }
              }
            }
          },
          "/openapi.json": {
            "get": {
              "operationId": "openapi",
              "summary": "This document.",
              "security": [],
              "responses": {
                "200": {
                  "description": "The document.",
                  "content": {"application/json": {"schema": {"type": "object"}}}
                }
              }
            }
          }
        """#
}
