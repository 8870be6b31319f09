/*
 * JSON both ways from the same shapes. Input is hostile: strict JSON, no
 * duplicate keys, at most 32 deep, valid UTF-8, no NUL. Keys that the shape
 * does not know are ignored when reading (keys are only ever added), kinds that
 * do not fit are errors that name the path, as in "params.query".
 */
#ifndef FAMCTX_SCHEMA_JSON_H
#define FAMCTX_SCHEMA_JSON_H

#include "famctx/schema/shape.h"

/* Adds the object as one line of JSON without a newline, keys in the order of the fields. */
void json_encode(const struct shape *shape, const void *object, struct buf *out);
/* A JSON string with its quotes; bad bytes become U+FFFD, so that it is JSON whatever the text holds. */
void json_encode_text(const char *text, struct buf *out);
/* Initialises the object first; release it either way. null is a missing value; so is an optional struct
 * in which nothing is set, because json_encode writes a missing struct as an object of nulls. */
MUST_CHECK bool json_decode(const char *bytes, size_t len, const struct shape *shape, void *object,
			    struct err *e);

/*
 * One JSON-RPC 2.0 message, taken apart. params and result are left as JSON
 * text for json_decode, so that the envelope knows no request; error data is
 * left out.
 */
struct json_message {
	int64_t id;   /* INTEGER_NONE for a notification */
	char *method; /* NULL in an answer */
	char *params; /* JSON text or NULL */
	char *result; /* JSON text or NULL */
	int64_t error_code; /* INTEGER_NONE when there is no error */
	char *error_message;
};

/*
 * Initialises m first; release it either way. ERR_INPUT: not a JSON object that can be read (a batch is
 * none); ERR_USAGE: an object, but no message, and then id is filled where it could be read. An answer that
 * carries an error may have no id.
 */
MUST_CHECK bool json_message_read(const char *bytes, size_t len, struct json_message *m, struct err *e);
void json_message_release(struct json_message *m);
/* Each adds one line ended by a newline. params and result are JSON text. */
void json_request(int64_t id, const char *method, const char *params, struct buf *out);
void json_notification(const char *method, const char *params, struct buf *out);
void json_result(int64_t id, const char *result, struct buf *out);
/* INTEGER_NONE as id when the request had none that could be read. */
void json_error(int64_t id, int64_t code, const char *message, struct buf *out);

#endif
