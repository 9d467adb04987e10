// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/store/database.h"
#include "core/store/project_store.h"
#include "core/store/schema.h"
#include "tests/core/store/sample_analysis.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <fstream>
#include <sqlite3.h>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace vestigo;
using namespace vestigo::store;
using vestigo::testing::sampleAnalysis;
using vestigo::testing::sampleKey;
using vestigo::testing::TemporaryFolder;

namespace {

std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Past our code, as somebody with the sqlite3 shell.
bool tamper(const std::filesystem::path& file, const char* sql) {
    sqlite3* connection = nullptr;
    const bool done = sqlite3_open(file.c_str(), &connection) == SQLITE_OK &&
                      sqlite3_exec(connection, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    if (!done) {
        qWarning("%s", sqlite3_errmsg(connection));
    }
    sqlite3_close(connection);
    return done;
}

/// A project with `count` finished runs, closed and in one file.
std::filesystem::path project(const TemporaryFolder& folder, int count) {
    const auto file = folder / "project.vestigo";
    const auto store = ProjectStore::open(file);
    for (int n = 0; store.ok() && n < count; ++n) {
        const auto run = (*store)->beginRun(sampleKey(n), "line-" + std::to_string(n));
        if (!run || !(*store)->finishRun(*run, sampleAnalysis(n))) {
            return {};
        }
    }
    return file;
}

ErrorCode openError(const std::filesystem::path& file) {
    const auto store = ProjectStore::open(file);
    if (store.ok()) {
        return ErrorCode::Internal; // no error at all
    }
    const std::string line = store.error().oneLine();
    qInfo("%s", line.c_str());
    const bool told = !file.empty() && line.find(file.filename().string()) != std::string::npos &&
                      !store.error().remedyText().empty();
    return told || file.empty() ? store.error().code : ErrorCode::Internal;
}

} // namespace

class StoreFilesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void versionOneIsMigrated();
    void newerVersionsAreRefused();
    void notDatabases();
    void otherProgramsDatabases();
    void foreignSchemas_data();
    void foreignSchemas();
    void placesThatCannotBe();
    void readOnlyFolder();
    void damagedPages();
    void damagedResults();
    void randomDamageNeverCrashes();
    void leftEmptyByAKill();
    void busy();
};

void StoreFilesTest::versionOneIsMigrated() {
    const TemporaryFolder folder;
    const auto file = folder / "old.vestigo";
    const auto analysis = sampleAnalysis(3);
    const std::string json = analysis::analysisToJson(analysis);
    {
        auto database = Database::open(file);
        QVERIFY(database.ok());
        QVERIFY(makeSchema(**database, 1).ok());
        QCOMPARE(*(*database)->number("PRAGMA user_version"), std::int64_t{1});
        const RunKey key = sampleKey(3);
        Statement run(**database,
                      "INSERT INTO runs VALUES (5, ?1, ?2, '', ?3, '0.1.0', 'line-3', 1, 'then', 'later')");
        run.bind(1, key.recordingSha256).bind(2, key.engine).bind(3, key.settingsJson);
        QVERIFY(run.run().ok());
        Statement result(**database, "INSERT INTO results VALUES (5, ?1, ?2, ?3, 'm', '/p', 'then', NULL)");
        result.bind(1, json).bind(2, sha256(json)).bind(3, key.settingsJson);
        QVERIFY(result.run().ok());
        QVERIFY(
            (*database)->execute("INSERT INTO runs VALUES (6, 'r', 'e', '', '', '', 'x', 0, 't', '')").ok());
        QVERIFY((*database)
                    ->execute("INSERT INTO runs VALUES (7, 'r', 'e', '', '', '', 'x', 1, 't', '');"
                              "INSERT INTO results VALUES (7, 'no json', '', '', '', '', '', NULL)")
                    .ok());
    }
    for (int time = 0; time < 2; ++time) { // the second time there is nothing left to migrate
        const auto store = ProjectStore::open(file);
        QVERIFY2(store.ok(), store.ok() ? "" : store.error().oneLine().c_str());
        QCOMPARE((*store)->schemaVersion(), 5);
        const auto runs = (*store)->runs();
        QCOMPARE(runs->size(), std::size_t{3});
        QCOMPARE((*runs)[2].incidents, std::size_t{1}); // counted from the stored result
        QCOMPARE((*runs)[1].incidents, std::size_t{0});
        QCOMPARE((*runs)[0].incidents, std::size_t{0});
        QVERIFY((*store)->analysisOf(5)->has_value());
        QCOMPARE(**(*store)->finishedRun(sampleKey(3)), std::int64_t{5});
        QVERIFY((*store)->putAnnotations("r", "{}").ok());
    }
}

void StoreFilesTest::newerVersionsAreRefused() {
    const TemporaryFolder folder;
    const auto file = project(folder, 1);
    QVERIFY(tamper(file, "PRAGMA user_version = 6"));
    const std::string before = bytesOf(file);
    QCOMPARE(openError(file), ErrorCode::FormatUnsupported);
    QVERIFY(bytesOf(file) == before);
}

void StoreFilesTest::notDatabases() {
    const TemporaryFolder folder;
    const std::vector<std::pair<std::string, std::string>> files{
        {"text.txt", "just some words, longer than a header of a hundred bytes, " + std::string(200, 'x')},
        {"short.txt", "x"},
        {"header.db", std::string("SQLite format 3\0", 16)},
        {"zeros.db", std::string(5000, '\0')},
        {"rest.db", std::string("SQLite format 3\0", 16) + std::string(5000, '\x7f')}};
    for (const auto& [name, content] : files) {
        const auto file = folder.write(name, content);
        QCOMPARE(openError(file), ErrorCode::DatabaseInvalid);
        QVERIFY2(bytesOf(file) == content, name.c_str()); // left as it was
    }
}

void StoreFilesTest::otherProgramsDatabases() {
    const TemporaryFolder folder;
    const auto browser = folder / "browser.db";
    QVERIFY(tamper(browser, "CREATE TABLE visits (url TEXT); INSERT INTO visits VALUES ('x')"));
    const std::string before = bytesOf(browser);
    QCOMPARE(openError(browser), ErrorCode::DatabaseInvalid);
    QVERIFY(bytesOf(browser) == before);
    const auto marked = folder / "marked.db"; // empty, but somebody else's
    QVERIFY(tamper(marked, "PRAGMA application_id = 77; PRAGMA user_version = 1"));
    QCOMPARE(openError(marked), ErrorCode::DatabaseInvalid);
}

void StoreFilesTest::foreignSchemas_data() {
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("trigger") << QByteArray(
        "CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM results; END");
    QTest::newRow("view") << QByteArray("CREATE VIEW v AS SELECT randomblob(1000000000)");
    QTest::newRow("more tables") << QByteArray("CREATE TABLE extra (x)");
    QTest::newRow("table gone") << QByteArray("DROP TABLE annotations");
    QTest::newRow("more columns") << QByteArray(
        "ALTER TABLE runs ADD COLUMN x AS (printf('%.*c', 500000000, 'x'))");
    QTest::newRow("expression index") << QByteArray("CREATE INDEX i ON runs (abs(id))");
    QTest::newRow("view in place of a table") << QByteArray(
        "DROP TABLE annotations; CREATE VIEW annotations AS SELECT 1 AS recording_sha256, 2 AS json");
    QTest::newRow("schema that does not parse")
        << QByteArray("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE runs (' "
                      "WHERE name = 'runs'");
    QTest::newRow("root page of another table") << QByteArray(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'results'");
    QTest::newRow("version 1 that is version 2") << QByteArray("PRAGMA user_version = 1");
    QTest::newRow("version 0") << QByteArray("PRAGMA user_version = 0");
    QTest::newRow("version -5") << QByteArray("PRAGMA user_version = -5");
}

void StoreFilesTest::foreignSchemas() {
    QFETCH(QByteArray, sql);
    const TemporaryFolder folder;
    const auto file = project(folder, 1);
    QVERIFY(tamper(file, sql.constData()));
    QCOMPARE(openError(file), ErrorCode::DatabaseInvalid);
}

void StoreFilesTest::placesThatCannotBe() {
    const TemporaryFolder folder;
    const auto plain = folder.write("plain", "x");
    QCOMPARE(openError(folder / "no/such/folder/p.vestigo"), ErrorCode::FileMissing);
    QCOMPARE(openError(plain / "below-a-file.vestigo"), ErrorCode::FileMissing);
    QCOMPARE(openError(folder.path()), ErrorCode::DatabaseInvalid);
    QCOMPARE(openError("/dev/null"), ErrorCode::DatabaseInvalid);
    const auto pipe = folder / "pipe";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QCOMPARE(openError(pipe), ErrorCode::DatabaseInvalid); // and does not wait for a writer
    QCOMPARE(openError(""), ErrorCode::Usage);
    QCOMPARE(openError("/proc/p.vestigo"), ErrorCode::FileUnwritable);
    std::filesystem::create_symlink(folder / "loop", folder / "loop");
    QVERIFY(!ProjectStore::open(folder / "loop").ok());
    std::filesystem::create_symlink(folder / "nothing", folder / "dangling");
    QVERIFY(ProjectStore::open(folder / "dangling").ok()); // makes what the link names
    QVERIFY(std::filesystem::exists(folder / "nothing"));
}

void StoreFilesTest::readOnlyFolder() {
    const TemporaryFolder folder;
    const auto file = project(folder, 1);
    std::filesystem::permissions(file, std::filesystem::perms(0444));
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    const bool root = ::geteuid() == 0;
    if (root) { // permissions do not hold root: become nobody for the files of this thread
        ::setfsuid(65534);
    }
    const ErrorCode existing = openError(file);
    const ErrorCode made = openError(folder / "new.vestigo");
    if (root) {
        ::setfsuid(0);
    }
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
    QCOMPARE(existing, ErrorCode::FileUnwritable);
    QCOMPARE(made, ErrorCode::FileUnwritable);
    QVERIFY(!std::filesystem::exists(folder / "new.vestigo"));
}

void StoreFilesTest::damagedPages() {
    const TemporaryFolder folder;
    const auto file = project(folder, 3);
    std::string bytes = bytesOf(file);
    QVERIFY(bytes.size() > 8 * 4096);
    std::string truncated = bytes.substr(0, bytes.size() / 2);
    QCOMPARE(openError(folder.write("truncated.vestigo", truncated)), ErrorCode::DatabaseInvalid);
    for (std::size_t page = 1; page < 8; ++page) {
        std::string damaged = bytes;
        damaged.replace(page * 4096, 100, 100, '\xff');
        QCOMPARE(openError(folder.write("damaged.vestigo", damaged)), ErrorCode::DatabaseInvalid);
    }
}

void StoreFilesTest::damagedResults() {
    // Pages whole, content not: a bit that turned inside a value is no business of SQLite's.
    const TemporaryFolder folder;
    const auto file = project(folder, 3);
    QVERIFY(tamper(file,
                   "UPDATE results SET analysis_json = replace(analysis_json, '0.44', '0.99') WHERE run = 1;"
                   "UPDATE results SET aligned = zeroblob(1000) WHERE run = 2;"
                   "UPDATE runs SET state = 77, incidents = -4 WHERE id = 3"));
    const auto store = ProjectStore::open(file);
    QVERIFY(store.ok());
    QCOMPARE((*store)->analysisOf(1).error().code, ErrorCode::DatabaseInvalid);
    QCOMPARE((*store)->analysisOf(2).error().code, ErrorCode::DatabaseInvalid);
    QVERIFY(!(*store)->analysisOf(2).error().file.empty());
    QCOMPARE((*store)->runs()->front().state, RunState::Failed);
    QCOMPARE((*store)->runs()->front().incidents, std::size_t{0});
    QVERIFY(!(*store)->analysisOf(3)->has_value());
}

void StoreFilesTest::randomDamageNeverCrashes() {
    const TemporaryFolder folder;
    const std::string bytes = bytesOf(project(folder, 2));
    Random random(5);
    int refused = 0;
    for (int i = 0; i < 150; ++i) {
        std::string damaged = bytes;
        for (int k = 0; k < 1 + i % 20; ++k) { // mostly in the pages that hold structure
            const std::size_t place = random.below(k % 2 == 0 ? 4096 * 12 : bytes.size());
            damaged[place] = static_cast<char>(random.bits());
        }
        const auto store = ProjectStore::open(folder.write("damaged.vestigo", damaged));
        if (!store) {
            ++refused;
        } else { // whatever is left must answer or refuse
            const auto runs = (*store)->runs();
            for (std::int64_t run = 1; run <= 2; ++run) {
                (void)(*store)->analysisOf(run).ok();
            }
            (void)(*store)->beginRun(sampleKey(9), "x").ok();
        }
        for (const char* beside : {"damaged.vestigo-wal", "damaged.vestigo-shm"}) {
            std::filesystem::remove(folder / beside);
        }
    }
    qInfo("%d of 150 refused", refused);
    QVERIFY(refused > 5 && refused < 150); // both ways were walked
}

void StoreFilesTest::leftEmptyByAKill() {
    const TemporaryFolder folder;
    QVERIFY(ProjectStore::open(folder.write("empty.vestigo", "")).ok());
    const auto begun = folder / "begun.vestigo"; // a first page and nothing on it
    QVERIFY(tamper(begun, "PRAGMA journal_mode = WAL; CREATE TABLE t (x); DROP TABLE t"));
    QVERIFY(std::filesystem::file_size(begun) > 0);
    QVERIFY(ProjectStore::open(begun).ok());
}

void StoreFilesTest::busy() {
    const TemporaryFolder folder;
    const auto file = project(folder, 1);
    const auto store = ProjectStore::open(file);
    QVERIFY(store.ok());
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(file.c_str(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    QVERIFY((*store)->runs().ok());                           // reading goes on
    const auto begun = (*store)->beginRun(sampleKey(5), "x"); // writing waits five seconds
    QVERIFY(!begun.ok());
    QCOMPARE(begun.error().code, ErrorCode::DatabaseBusy);
    QCOMPARE(sqlite3_exec(other, "COMMIT", nullptr, nullptr, nullptr), SQLITE_OK);
    QVERIFY((*store)->beginRun(sampleKey(5), "x").ok());
    sqlite3_close(other);
}

QTEST_GUILESS_MAIN(StoreFilesTest)
#include "store_files_test.moc"
