// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_edit.h"
#include "core/base/numbers.h"
#include "core/recordings/errors.h"
#include "core/recordings/recording.h"

#include <nlohmann/json.hpp>
#include <unordered_map>

namespace vestigo::recordings {

namespace {

/// The entries of the document as it was read, each handed out once by its name, so that what we did not
/// understand stays with what it belongs to.
class OldEntries {
public:
    template <class NameOf>
    OldEntries(Json& array, const NameOf& nameOf) {
        if (!array.is_array()) {
            return;
        }
        for (Json& entry : array) {
            if (entry.is_object()) {
                entries_.emplace(nameOf(entry), &entry);
            }
        }
    }
    Json take(const std::string& name) {
        const auto found = entries_.find(name);
        if (found == entries_.end()) {
            return Json::object();
        }
        Json entry = std::move(*found->second);
        entries_.erase(found);
        return entry;
    }

private:
    std::unordered_multimap<std::string, Json*> entries_;
};

std::string textOf(const Json& entry, const char* key) {
    const auto found = entry.find(key);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string linkName(const std::string& from, const std::string& to, const std::string& kind) {
    return from + '\n' + to + '\n' + kind;
}

Json streamToJson(const Stream& stream, Json json) {
    editText(json, "name", stream.name);
    editText(json, "kind", stream.kind == StreamKind::Video ? "video" : "table");
    editText(json, "file", stream.file);
    editNumber(json, "offset_s", stream.offsetSeconds, 0.0);
    return json;
}

void editPosition(Json& json, const Terminal& terminal) {
    if (!terminal.positionMetres) {
        json.erase("position_m");
        return;
    }
    const Json position = {(*terminal.positionMetres)[0], (*terminal.positionMetres)[1]};
    if (!json.contains("position_m") || json["position_m"] != position) {
        json["position_m"] = position;
    }
}

Json terminalToJson(const Terminal& terminal, Json json) {
    editText(json, "id", terminal.id);
    editText(json, "type", terminal.type);
    editText(json, "name", terminal.name, terminal.id);
    editPosition(json, terminal);
    editText(json, "address", terminal.address, "");
    if (!terminal.streams.empty() || json.contains("streams")) {
        OldEntries old(json["streams"], [](const Json& entry) { return textOf(entry, "name"); });
        Json streams = Json::array();
        for (const Stream& stream : terminal.streams) {
            streams.push_back(streamToJson(stream, old.take(stream.name)));
        }
        json["streams"] = std::move(streams);
    }
    return json;
}

void editTerminals(Json& document, const Recording& recording) {
    OldEntries old(document["terminals"], [](const Json& entry) { return textOf(entry, "id"); });
    Json terminals = Json::array();
    for (const Terminal& terminal : recording.terminals) {
        terminals.push_back(terminalToJson(terminal, old.take(terminal.id)));
    }
    document["terminals"] = std::move(terminals);
}

void editLinks(Json& document, const Recording& recording) {
    if (recording.links.empty() && !document.contains("links")) {
        return;
    }
    OldEntries old(document["links"], [](const Json& entry) {
        return linkName(textOf(entry, "from"), textOf(entry, "to"), textOf(entry, "kind"));
    });
    Json links = Json::array();
    for (const Link& link : recording.links) {
        const std::string kind = link.kind == LinkKind::Operation ? "operation" : "communication";
        Json json = old.take(linkName(link.from, link.to, kind));
        editText(json, "from", link.from);
        editText(json, "to", link.to);
        editText(json, "kind", kind);
        editNumber(json, "weight", link.weight);
        links.push_back(std::move(json));
    }
    document["links"] = std::move(links);
}

void editFile(Json& object, const char* key, const std::optional<LogFile>& file) {
    if (file) {
        editText(object, key, file->file);
    } else {
        object.erase(key);
    }
}

void editStart(Json& document, const Recording& recording) {
    if (!recording.startedAt) {
        document.erase("started_at");
        return;
    }
    const std::optional<SiteTime> old = parseTimestamp(textOf(document, "started_at"));
    const bool same = old && old->unixSeconds == recording.startedAt->unixSeconds &&
                      old->offsetMinutes == recording.startedAt->offsetMinutes;
    if (!same) {
        document["started_at"] = formatTimestamp(*recording.startedAt);
    }
}

} // namespace

Result<std::string> recordingToJson(const Recording& recording) {
    try {
        Json document = objectFromText(recording.sourceJson);
        editText(document, "format", "ind-vibe-recording");
        editWhole(document, "version", 1);
        editText(document, "id", recording.id);
        editText(document, "site", recording.site, "");
        editStart(document, recording);
        editNumber(document, "duration_s", recording.durationSeconds);
        editNumber(document, "step_s", recording.stepSeconds, 0.5);
        editTerminals(document, recording);
        editLinks(document, recording);
        if (recording.instructions || recording.communication || document.contains("logs")) {
            Json& logs = document["logs"];
            logs = logs.is_object() ? std::move(logs) : Json::object();
            editFile(logs, "instructions", recording.instructions);
            editFile(logs, "communication", recording.communication);
        }
        editFile(document, "annotations", recording.annotations);
        return writeJson(document);
    } catch (const std::exception& failure) {
        return fileError(ErrorCode::Internal, recording.file, {},
                         VESTIGO_TEXT("Error", "cannot be written: %1"), Text(), {failure.what()});
    }
}

} // namespace vestigo::recordings
