// SPDX-License-Identifier: GPL-3.0-or-later
// store_writer DATABASE FIRST COUNT: writes runs FIRST .. FIRST + COUNT - 1 one after the other as the
// pipeline does, and says "finished N" on standard output as soon as the store has acknowledged run N. With
// "alarms" for FIRST it writes COUNT pairs of an acknowledged and a shelved alarm. With "inside" it writes
// run 0, then COUNT megabytes in a transaction that it says is open ("inside") and never ends. Tests kill it.
#include "core/store/database.h"
#include "core/store/project_store.h"
#include "tests/core/store/sample_analysis.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <unistd.h>

using namespace vestigo;

namespace {

int failed(const Error& error) {
    std::fprintf(stderr, "%s\n", error.oneLine().c_str());
    return 1;
}

/// Straight to the pipe: what a killed process still had in a buffer was never said.
void say(const std::string& line) {
    const ssize_t written = ::write(STDOUT_FILENO, line.data(), line.size());
    (void)written;
}

int writeRun(store::ProjectStore& store, int n) {
    const analysis::Analysis analysis = testing::sampleAnalysis(n);
    const store::RunKey key = testing::sampleKey(n);
    const auto recorded =
        store.putRecording({key.recordingSha256, analysis.recordingId, analysis.recordingPath, "", ""});
    if (!recorded) {
        return failed(recorded.error());
    }
    const auto run = store.beginRun(key, analysis.recordingId);
    if (!run) {
        return failed(run.error());
    }
    for (int part = 0; part < 3; ++part) {
        const auto put =
            store.putArtifact(*run, "decode", std::to_string(part), std::string(60000, static_cast<char>(n)));
        if (!put) {
            return failed(put.error());
        }
    }
    const auto finished = store.finishRun(*run, analysis);
    if (!finished) {
        return failed(finished.error());
    }
    say("finished " + std::to_string(n) + "\n");
    return 0;
}

int writeAlarms(store::ProjectStore& store, int n) {
    alarms::AlarmEntry acknowledged;
    acknowledged.at = 1.8e9;
    acknowledged.person = "writer";
    acknowledged.incident = {"hash", "line", "i1", {0.0, 1.0}, {"plc-01"}};
    alarms::AlarmEntry shelved;
    shelved.at = 1.8e9;
    shelved.action = alarms::AlarmAction::Shelve;
    shelved.person = "writer";
    shelved.note = "pair " + std::to_string(n);
    shelved.shelf = {"site", "hash", "plc-01", "", "", 1.8e9 + 60.0};
    const auto added = store.addAlarmEntries({acknowledged, shelved});
    if (!added) {
        return failed(added.error());
    }
    say("finished " + std::to_string(n) + "\n");
    return 0;
}

/// Old rows changed, and more new ones than SQLite's cache holds: some of it is in the file before the
/// commit.
int stayInside(store::ProjectStore& store, const char* file, int megabytes) {
    if (const int status = writeRun(store, 0)) {
        return status;
    }
    const auto database = store::Database::open(file);
    if (!database) {
        return failed(database.error());
    }
    store::Transaction transaction(**database);
    auto done = transaction.begin(store::Durability::Crash);
    if (done) {
        done = (*database)->execute("UPDATE runs SET state = 0, incidents = 77; DELETE FROM results;");
    }
    const std::string megabyte(1U << 20U, 'x');
    for (int i = 0; done.ok() && i < megabytes; ++i) {
        store::Statement row(**database, "INSERT INTO artifacts VALUES (1, 'inside', ?1, ?2)");
        row.bind(1, std::to_string(i)).bindBytes(2, megabyte);
        done = row.run();
    }
    if (!done) {
        return failed(done.error());
    }
    say("inside\n");
    while (true) {
        ::pause();
    }
}

} // namespace

int main(int count, char** arguments) {
    if (count != 4) {
        return 2;
    }
    const auto store = store::ProjectStore::open(arguments[1]);
    if (!store) {
        return failed(store.error());
    }
    say("open\n");
    if (std::string(arguments[2]) == "inside") {
        return stayInside(**store, arguments[1], std::atoi(arguments[3]));
    }
    const bool alarms = std::string(arguments[2]) == "alarms";
    const int first = std::atoi(arguments[2]);
    for (int n = first; n < first + std::atoi(arguments[3]); ++n) {
        if (const int status = alarms ? writeAlarms(**store, n) : writeRun(**store, n)) {
            return status;
        }
    }
    return 0;
}
