/*
 * The names of the requests. Who may ask, what is audited and who answers
 * stand in the one table of keeper/requests.h.
 */
#ifndef FAMCTX_API_REQUEST_H
#define FAMCTX_API_REQUEST_H

#define REQUEST_HELLO "hello"       /* hello_request -> hello_answer */
#define REQUEST_PURPOSE "purpose"   /* purpose -> done_answer */
#define REQUEST_FIND "find"         /* find_request -> find_answer */
#define REQUEST_SHOW "show"         /* show_request -> show_answer */
#define REQUEST_EVIDENCE "evidence" /* evidence_request -> evidence_answer */
#define REQUEST_SOURCES "sources"   /* nothing -> sources_answer */
#define REQUEST_RECENT "recent"     /* nothing -> recent_answer */
#define REQUEST_MISTAKE "mistake"   /* person_request -> done_answer: opened by mistake */
#define REQUEST_COPIED "copied"     /* person_request -> done_answer: something was copied out */
#define REQUEST_LOAD "load"         /* load_request -> load_answer, with progress */
#define REQUEST_BACKUP "backup"     /* path_request -> done_answer, with progress */
#define REQUEST_CHECK "check"       /* nothing -> check_answer, with progress */
#define REQUEST_RESET "reset"       /* nothing -> done_answer: training only */

#define NOTICE_PROGRESS "progress"  /* progress */
#define NOTICE_ALIVE "alive"        /* nothing: a long job goes on */

#endif
