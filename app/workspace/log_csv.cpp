// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/log_csv.h"

#include "core/base/numbers.h"

#include <QtCore/QSaveFile>

namespace vestigo::workspace {

namespace {

constexpr std::size_t blockBytes = 1U << 16U;

/// Quoted where commas, quotes or line ends ask for it.
std::string cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"') {
            quoted += c;
        }
    }
    return quoted + '"';
}

std::string line(const recordings::LogRows& log, const recordings::LogRow& row,
                 const std::optional<SiteTime>& startedAt) {
    const bool isMessage = row.kind == recordings::LogKind::Message;
    std::string text = formatFixed(row.t, 6);
    text += ',' + (startedAt ? formatTimestamp(later(*startedAt, row.t)) : std::string());
    text += isMessage ? ",message" : ",instruction";
    for (const std::uint32_t word : {row.from, row.to, row.what}) {
        text += ',' + cell(log.words[word]);
    }
    text += ',' + (isMessage ? std::to_string(row.bytes) : std::string());
    return text + ',' + recordings::statusWord(row.status) + '\n';
}

Error unwritable(const QString& file) {
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.file = file.toStdString();
    error.message = VESTIGO_TEXT("Error", "cannot be written");
    error.remedy = VESTIGO_TEXT("Error", "choose another place, or free some space");
    return error;
}

} // namespace

Outcome<Done> writeLogCsv(const recordings::LogRows& log, const std::vector<std::uint32_t>& hits,
                          const std::optional<SiteTime>& startedAt, const QString& file,
                          const CancelToken& cancel) {
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly)) {
        return unwritable(file);
    }
    std::string block =
        "t,timestamp,kind,terminal_or_src,actor_or_dst,instruction_or_protocol,bytes,result\n";
    for (const std::uint32_t place : hits) {
        block += line(log, log.rows[place], startedAt);
        if (block.size() >= blockBytes) {
            if (cancel.cancelled()) {
                return Cancelled{};
            }
            if (out.write(block.data(), static_cast<qint64>(block.size())) < 0) {
                return unwritable(file);
            }
            block.clear();
        }
    }
    const bool written = out.write(block.data(), static_cast<qint64>(block.size())) >= 0 && out.commit();
    return written ? Outcome<Done>(Done{}) : Outcome<Done>(unwritable(file));
}

} // namespace vestigo::workspace
