// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/project_store.h"

#include "core/analysis/analysis_json.h"
#include "core/store/database.h"
#include "tests/core/store/sample_analysis.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::store;
using vestigo::testing::sampleAnalysis;
using vestigo::testing::sampleKey;
using vestigo::testing::TemporaryFolder;

namespace {

template <class Bytes, class = void>
constexpr bool canBindBytes = false;
template <class Bytes>
constexpr bool canBindBytes<
    Bytes, std::void_t<decltype(std::declval<store::Statement&>().bindBytes(1, std::declval<Bytes>()))>> =
    true;

// They are not copied: only bytes that outlive the call may be bound.
static_assert(canBindBytes<const std::string&> && canBindBytes<std::string&>);
static_assert(!canBindBytes<std::string> && !canBindBytes<const std::string> && !canBindBytes<const char*>);

std::unique_ptr<ProjectStore> opened(const std::filesystem::path& file) {
    auto store = ProjectStore::open(file);
    if (!store) {
        qWarning("%s", store.error().oneLine().c_str());
        return nullptr;
    }
    return store.take();
}

} // namespace

class StoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { store_.reset(); }
    void recordings();
    void runsAreTakenUpAgain();
    void failedRunsStartAfresh();
    void artifacts();
    void resultsComeBackWhole();
    void whatCannotBeInTheResultFile();
    void keysTellRunsApart();
    void unknownRuns();
    void annotations();
    void oddTexts();
    void reopened();

private:
    std::unique_ptr<TemporaryFolder> folder_;
    std::unique_ptr<ProjectStore> store_;
};

void StoreTest::init() {
    folder_ = std::make_unique<TemporaryFolder>();
    store_ = opened(*folder_ / "project.vestigo");
    QVERIFY(store_);
    QCOMPARE(store_->schemaVersion(), 5);
}

void StoreTest::recordings() {
    QVERIFY(store_->putRecording({"aa", "line-1", "/old", "Werk", "2026-01-01T00:00:00Z"}).ok());
    QVERIFY(store_->putRecording({"bb", "line-2", "/two", "", "2026-01-03T00:00:00Z"}).ok());
    QVERIFY(store_->putRecording({"aa", "line-1", "/new", "Werk", "2026-01-02T00:00:00Z"}).ok());
    const auto rows = store_->recordings();
    QVERIFY(rows.ok());
    QCOMPARE(rows->size(), std::size_t{2});
    QCOMPARE((*rows)[0].sha256, std::string("bb")); // the last opened first
    QCOMPARE((*rows)[1].path, std::string("/new"));
    QCOMPARE((*rows)[1].site, std::string("Werk"));
    const auto nameless = store_->putRecording({"", "x", "", "", ""});
    QCOMPARE(nameless.error().code, ErrorCode::Usage);
    QVERIFY(store_->putRecording({"cc", "x", "", "", ""}).ok()); // the time of now
    QVERIFY(store_->recordings()->front().lastOpenedAt > "2026-01-03");
}

void StoreTest::runsAreTakenUpAgain() {
    const auto first = store_->beginRun(sampleKey(1), "line-1");
    QVERIFY(first.ok());
    QVERIFY(store_->putArtifact(*first, "decode", "plc-0/device", "half way").ok());
    const auto again = store_->beginRun(sampleKey(1), "line-1"); // after a kill
    QCOMPARE(*again, *first);
    QVERIFY(store_->endRun(*first, RunState::Cancelled).ok());
    QCOMPARE(store_->runs()->front().state, RunState::Cancelled);
    QVERIFY(!store_->runs()->front().endedAt.empty());
    QCOMPARE(*store_->beginRun(sampleKey(1), "line-1"), *first); // after a cancel
    QCOMPARE(store_->runs()->front().state, RunState::Running);
    QVERIFY(store_->runs()->front().endedAt.empty());
    QCOMPARE(**store_->artifact(*first, "decode", "plc-0/device"), std::string("half way"));
    QVERIFY(store_->finishRun(*first, sampleAnalysis(1)).ok());
    QVERIFY(*store_->beginRun(sampleKey(1), "line-1") != *first); // a finished one stays as it is
}

void StoreTest::failedRunsStartAfresh() {
    const auto run = store_->beginRun(sampleKey(1), "line-1");
    QVERIFY(store_->putArtifact(*run, "decode", "a", "poison").ok());
    QVERIFY(store_->endRun(*run, RunState::Failed).ok());
    QVERIFY(!store_->artifact(*run, "decode", "a")->has_value());
    QVERIFY(*store_->beginRun(sampleKey(1), "line-1") != *run);
    // only a result finishes a run, and nothing takes a finished one back
    QCOMPARE(store_->endRun(*run, RunState::Finished).error().code, ErrorCode::Usage);
    QCOMPARE(store_->endRun(*run, RunState::Running).error().code, ErrorCode::Usage);
    const auto done = store_->beginRun(sampleKey(2), "line-2");
    QVERIFY(store_->finishRun(*done, sampleAnalysis(2)).ok());
    QVERIFY(store_->endRun(*done, RunState::Cancelled).ok());
    QCOMPARE(store_->runs()->front().state, RunState::Finished);
}

void StoreTest::artifacts() {
    const auto run = store_->beginRun(sampleKey(1), "line-1");
    const std::string bytes("nul\0 and \xff bytes", 15);
    QVERIFY(store_->putArtifact(*run, "decode", "a", bytes).ok());
    QVERIFY(store_->putArtifact(*run, "align", "a", "other stage").ok());
    QVERIFY(store_->putArtifact(*run, "decode", "empty", "").ok());
    QVERIFY(**store_->artifact(*run, "decode", "a") == bytes);
    QVERIFY(store_->artifact(*run, "decode", "empty")->has_value());
    QVERIFY(!store_->artifact(*run, "decode", "b")->has_value());
    QVERIFY(store_->putArtifact(*run, "decode", "a", "replaced").ok());
    QCOMPARE(**store_->artifact(*run, "decode", "a"), std::string("replaced"));
    const std::string large(20U << 20U, 'x');
    QVERIFY(store_->putArtifact(*run, "decode", "large", large).ok());
    QVERIFY(**store_->artifact(*run, "decode", "large") == large);
    QVERIFY(store_->finishRun(*run, sampleAnalysis(1)).ok());
    QVERIFY(!store_->artifact(*run, "decode", "a")->has_value());
    QVERIFY(store_->putArtifact(*run, "decode", "late", "x").ok()); // from a process that was slower
    QVERIFY(!store_->artifact(*run, "decode", "late")->has_value());
}

void StoreTest::resultsComeBackWhole() {
    const auto run = store_->beginRun(sampleKey(7), "line-7");
    QVERIFY(!store_->analysisOf(*run)->has_value());
    const auto analysis = sampleAnalysis(7);
    QVERIFY(store_->finishRun(*run, analysis).ok());
    const auto back = store_->analysisOf(*run);
    QVERIFY(back.ok() && back->has_value());
    QCOMPARE(QByteArray::fromStdString(analysis::analysisToJson(**back)),
             QByteArray::fromStdString(analysis::analysisToJson(analysis)));
    QVERIFY((*back)->aligned);
    QVERIFY(analysis::packAligned(*(*back)->aligned) == analysis::packAligned(*analysis.aligned));
    QCOMPARE(store_->runs()->front().incidents, std::size_t{1});
    // without features
    auto bare = sampleAnalysis(8);
    bare.aligned.reset();
    const auto second = store_->beginRun(sampleKey(8), "line-8");
    QVERIFY(store_->finishRun(*second, bare).ok());
    QVERIFY(!(*store_->analysisOf(*second))->aligned);
    // finished twice, by two processes that took up the same run: the same result stands once
    QVERIFY(store_->finishRun(*run, analysis).ok());
    QCOMPARE(store_->runs()->size(), std::size_t{2});
}

void StoreTest::whatCannotBeInTheResultFile() {
    const auto run = store_->beginRun(sampleKey(7), "line-7");
    const auto analysis = sampleAnalysis(7);
    QVERIFY(store_->finishRun(*run, analysis).ok());
    const auto back = store_->analysisOf(*run);
    QCOMPARE((*back)->modelName, analysis.modelName);
    QCOMPARE((*back)->recordingPath, analysis.recordingPath);
    QCOMPARE((*back)->analysedAt, analysis.analysedAt);
    QCOMPARE((*back)->settingsJson, analysis.settingsJson);
}

void StoreTest::keysTellRunsApart() {
    const auto finish = [&](const RunKey& key, int n) {
        const auto run = store_->beginRun(key, "line");
        return run.ok() && store_->finishRun(*run, sampleAnalysis(n)).ok() ? *run : -1;
    };
    const RunKey key = sampleKey(1);
    const auto run = finish(key, 1);
    QCOMPARE(**store_->finishedRun(key), run);
    for (int part = 0; part < 5; ++part) {
        RunKey other = key;
        std::string* const parts[] = {&other.recordingSha256, &other.engine, &other.modelSha256,
                                      &other.settingsJson, &other.programVersion};
        *parts[part] += "x";
        QVERIFY(!store_->finishedRun(other)->has_value());
    }
    RunKey otherEngine = key;
    otherEngine.engine = "spectra";
    const auto newer = finish(otherEngine, 2);
    QCOMPARE(**store_->newestRun(key.recordingSha256), newer);
    QCOMPARE(**store_->finishedRun(key), run);
    const auto repeated = finish(key, 1);
    QVERIFY(repeated != run);
    QCOMPARE(**store_->finishedRun(key), repeated);
    QVERIFY(!store_->newestRun("unknown")->has_value());
}

void StoreTest::unknownRuns() {
    QCOMPARE(store_->finishRun(99, sampleAnalysis(1)).error().code, ErrorCode::ReferenceUnknown);
    QVERIFY(!store_->analysisOf(99)->has_value());
    QVERIFY(store_->putArtifact(99, "a", "b", "c").ok());
    QVERIFY(!store_->artifact(99, "a", "b")->has_value());
    QVERIFY(store_->runs()->empty());
}

void StoreTest::annotations() {
    QVERIFY(!store_->annotations("aa")->has_value());
    QVERIFY(store_->putAnnotations("aa", "{\"anomalies\":[]}").ok());
    QVERIFY(store_->putAnnotations("bb", "{}").ok());
    QVERIFY(store_->putAnnotations("aa", "{\"anomalies\":[1]}").ok());
    QCOMPARE(**store_->annotations("aa"), std::string("{\"anomalies\":[1]}"));
    QCOMPARE(store_->putAnnotations("", "{}").error().code, ErrorCode::Usage);
}

void StoreTest::oddTexts() {
    using namespace std::string_literals;
    const std::string odd = "'; DROP TABLE runs; --\0\x01 \xe4\xb8\x8a \xff"s;
    RunKey key = sampleKey(1);
    key.engine = odd;
    key.settingsJson = odd;
    const auto run = store_->beginRun(key, odd);
    QVERIFY(run.ok());
    QCOMPARE(*store_->beginRun(key, odd), *run);
    QVERIFY(store_->runs()->front().key.engine == odd);
    QVERIFY(store_->putRecording({odd, odd, odd, odd, odd}).ok());
    QVERIFY(store_->recordings()->front().path == odd);
}

void StoreTest::reopened() {
    const auto run = store_->beginRun(sampleKey(1), "line-1");
    QVERIFY(store_->finishRun(*run, sampleAnalysis(1)).ok());
    store_.reset();
    // through a link, and by a name that SQLite would take for something else
    std::filesystem::create_symlink(*folder_ / "project.vestigo", *folder_ / "link");
    store_ = opened(*folder_ / "link");
    QVERIFY(store_);
    QVERIFY(store_->analysisOf(*run)->has_value());
    store_.reset();
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder_->path());
    for (const char* name : {":memory:", "file:x?mode=memory"}) {
        QVERIFY(opened(name));
        QVERIFY2(std::filesystem::exists(*folder_ / name), name);
    }
    std::filesystem::current_path(before);
}

QTEST_GUILESS_MAIN(StoreTest)
#include "store_test.moc"
