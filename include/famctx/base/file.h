/*
 * Files and folders. Everything is made 0600 or 0700; whole files are written
 * beside their place and renamed over it, so that a reader sees the old one or
 * the new one. Paths are owned by the caller's buf.
 */
#ifndef FAMCTX_BASE_FILE_H
#define FAMCTX_BASE_FILE_H

#include "famctx/base/buf.h"
#include "famctx/base/err.h"

/* Reads a regular file of at most `limit` bytes; its bytes are added to out. */
MUST_CHECK bool file_read(const char *path, size_t limit, struct buf *out, struct err *e);
/* The same of an open file, whose path is used in messages only. */
MUST_CHECK bool file_read_open(int fd, const char *path, size_t limit, struct buf *out, struct err *e);
/* Durable: written beside, synced, renamed over path, folder synced. */
MUST_CHECK bool file_write(const char *path, const char *bytes, size_t len, struct err *e);
/* Makes the folder (0700) and those above it where missing. */
MUST_CHECK bool file_make_folder(const char *path, struct err *e);
/* Removes a folder and all in it; never follows a link. Missing is fine. */
MUST_CHECK bool file_remove_tree(const char *path, struct err *e);
bool file_exists(const char *path);
bool file_is_folder(const char *path);
/* folder + "/" + name, or name alone when it is absolute. */
void file_join(struct buf *out, const char *folder, const char *name);
/* The folder part of a path, "." when there is none. */
void file_folder_of(struct buf *out, const char *path);
/* Names of the files in a folder that end in `suffix`, sorted; each and the array are the caller's. */
MUST_CHECK bool file_list(const char *folder, const char *suffix, char ***names, size_t *count, struct err *e);
void file_list_free(char **names, size_t count);

#endif
