/*
 * An entry of the trail as a FHIR R4 AuditEvent, for systems that gather audits
 * in that form (IHE ATNA, BALP). Private to command.
 *
 * What FHIR and DICOM have a code for is said by theirs; our own words go beside
 * it under urn:famctx:action, :purpose, :role, :login, :person and :entry. Texts
 * pass the gate of text/sanitise.h; what was typed stands in entity.query as it
 * was, in base64.
 */
#ifndef FAMCTX_SRC_COMMAND_AUDIT_FHIR_H
#define FAMCTX_SRC_COMMAND_AUDIT_FHIR_H

#include "famctx/api/audit.h"
#include "famctx/api/words.h"

/* Adds the resource as one line of JSON without its newline. */
void fhir_event(const struct words *words, const struct audit_line *line, struct buf *out);

#endif
