// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/table_index.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/recordings/errors.h"
#include "core/recordings/index_folder.h"
#include "core/recordings/table_reader.h"
#include "core/timeline/series_writer.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <sys/stat.h>

namespace vestigo::recordings {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t hashedBytes = 256U << 10U; ///< at either end
constexpr std::uint64_t rowsBetweenReports = 2048;

/// Counts up when the index holds something else for the same table.
constexpr int contentVersion = 1;

Error changedWhileRead(const fs::path& path) {
    return fileError(ErrorCode::FileUnreadable, path, {},
                     VESTIGO_TEXT("Error", "was changed while it was read"),
                     VESTIGO_TEXT("Error", "wait until it is complete"));
}

/// SHA-256 of the first and the last bytes.
Result<std::string> endsHash(const fs::path& path, std::uint64_t size) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rbe"), &std::fclose);
    if (!file) {
        return fileError(ErrorCode::FileUnreadable, path, {},
                         VESTIGO_TEXT("Error", "cannot be read to the end"),
                         VESTIGO_TEXT("Error", "check the disk or copy the file again"));
    }
    Sha256 hash;
    std::string block(hashedBytes, '\0');
    hash.add(block.data(), std::fread(block.data(), 1, block.size(), file.get()));
    const std::uint64_t tail = size > hashedBytes ? size - hashedBytes : 0;
    if (std::fseek(file.get(), static_cast<long>(tail), SEEK_SET) == 0) {
        hash.add(block.data(), std::fread(block.data(), 1, block.size(), file.get()));
    }
    return hash.hex();
}

std::string namedPath(const fs::path& path) {
    std::error_code failure;
    const fs::path canonical = fs::weakly_canonical(path, failure);
    return (failure ? path : canonical).string();
}

} // namespace

Result<std::string> identityOf(const TableSource& source) {
    const Result<std::uint64_t> size = readableFileSize(source.path);
    if (!size) {
        return size.error();
    }
    struct stat facts {};
    if (::stat(source.path.c_str(), &facts) != 0) {
        return changedWhileRead(source.path);
    }
    const Result<std::string> ends = endsHash(source.path, *size);
    if (!ends) {
        return ends.error();
    }
    const std::string start =
        source.startedAt ? fmt::format("{:.9f}", source.startedAt->unixSeconds) : std::string("none");
    return fmt::format("{}\n{}\n{}\n{}.{:09}\n{}\n{}\n{:.9f}\n", contentVersion, namedPath(source.path),
                       *size, facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec, *ends, start,
                       source.offsetSeconds);
}

fs::path indexPath(const fs::path& folder, const TableSource& source) {
    return folder / (sha256(namedPath(source.path)).substr(0, 32) + IndexFolder::suffix);
}

void forgetIndex(const fs::path& folder, const TableSource& source) {
    std::error_code failure;
    fs::remove(indexPath(folder, source), failure);
}

TableIndexRun::TableIndexRun(TableSource source, fs::path folder)
    : source_(std::move(source))
    , folder_(std::move(folder)) {}

Outcome<std::shared_ptr<const timeline::SeriesFile>> TableIndexRun::run(const CancelToken& cancel,
                                                                        ProgressSink& progress) {
    const Result<std::string> identity = identityOf(source_);
    if (!identity) {
        return identity.error();
    }
    const Result<IndexFolder> folder = IndexFolder::open(folder_, source_.recordingFolder);
    if (!folder) {
        return folder.error();
    }
    const fs::path target = indexPath(folder->path(), source_);
    const auto known = timeline::SeriesFile::open(target);
    if (known && (*known)->identity() == *identity) {
        folder->touch(target);
        return *known;
    }
    const Outcome<Done> built = build(*identity, target, cancel, progress);
    if (built.cancelled()) {
        return Cancelled{};
    }
    if (built.failed()) {
        return built.error();
    }
    folder->prune(mostBytes, target);
    return timeline::SeriesFile::open(target);
}

Outcome<Done> TableIndexRun::build(const std::string& identity, const fs::path& target,
                                   const CancelToken& cancel, ProgressSink& progress) const {
    const Result<std::vector<std::string>> columns = tableColumns(source_.path);
    if (!columns) {
        return columns.error();
    }
    if (columns->empty()) { // the reader says what is wrong
        const auto read = readTable(source_.path, source_.startedAt, source_.offsetSeconds, {}, cancel);
        return read.failed() ? Outcome<Done>(read.error()) : Outcome<Done>(changedWhileRead(source_.path));
    }
    auto writer = timeline::SeriesWriter::create(target, *columns, identity);
    if (!writer) {
        return writer.error();
    }
    const Result<std::uint64_t> size = readableFileSize(source_.path);
    Progress report{VESTIGO_TEXT("Progress", "Indexing the table"), source_.path.filename().string()};
    std::optional<Error> failure;
    std::uint64_t bytes = 0;
    std::uint64_t rows = 0;
    const auto visit = [&](double t, const std::vector<double>& values) {
        if (rows++ % rowsBetweenReports == 0 && size && *size > 0) {
            report.fraction = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(*size));
            report.overall = report.fraction;
            progress.report(report);
        }
        if (auto added = writer->add(t, values.data()); !added) {
            failure = added.error();
        }
        return !failure;
    };
    const auto read =
        readTable(source_.path, source_.startedAt, source_.offsetSeconds, visit, cancel, &bytes);
    if (read.cancelled() || cancel.cancelled()) {
        return Cancelled{};
    }
    if (failure || read.failed()) {
        return failure ? *failure : read.error();
    }
    const Result<std::string> now = identityOf(source_);
    if (read.value().columns != *columns || !now || *now != identity) {
        return changedWhileRead(source_.path);
    }
    return Outcome<Done>(writer->finish());
}

} // namespace vestigo::recordings
