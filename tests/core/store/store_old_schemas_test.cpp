// SPDX-License-Identifier: GPL-3.0-or-later
// Projects of every schema that ever was, kept as SQL text in tests/data/store, open in this version.
#include "core/store/project_store.h"
#include "core/store/schema.h"
#include "tests/support/temporary_folder.h"

#include <QFile>
#include <QTest>
#include <sqlite3.h>

using namespace vestigo;
using namespace vestigo::store;

namespace {

bool makeFrom(const QByteArray& sql, const std::filesystem::path& file) {
    sqlite3* connection = nullptr;
    const bool made = sqlite3_open(file.c_str(), &connection) == SQLITE_OK &&
                      sqlite3_exec(connection, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
    if (!made) {
        qWarning("%s", sqlite3_errmsg(connection));
    }
    sqlite3_close(connection);
    return made;
}

} // namespace

class StoreOldSchemasTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theyOpenAndKeepWhatTheyHeld_data() {
        QTest::addColumn<int>("version");
        for (int version = 1; version <= currentSchema(); ++version) { // a new one needs its text too
            QTest::addRow("schema %d", version) << version;
        }
    }
    void theyOpenAndKeepWhatTheyHeld() {
        QFETCH(int, version);
        QFile text(QStringLiteral(VESTIGO_SOURCE_DIR "/tests/data/store/schema-%1.sql").arg(version));
        QVERIFY2(text.open(QIODevice::ReadOnly), qPrintable(text.fileName()));
        const vestigo::testing::TemporaryFolder folder;
        const auto file = folder / "old.vestigo";
        QVERIFY(makeFrom(text.readAll(), file));
        for (int time = 0; time < 2; ++time) { // the second time there is nothing left to migrate
            const auto store = ProjectStore::open(file);
            QVERIFY2(store.ok(), store.ok() ? "" : store.error().oneLine().c_str());
            QCOMPARE((*store)->schemaVersion(), currentSchema());
            const auto recordings = (*store)->recordings();
            QCOMPARE(recordings->size(), std::size_t{1});
            QCOMPARE(recordings->front().path, std::string("/records/line-3"));
            const auto runs = (*store)->runs();
            QCOMPARE(runs->size(), std::size_t{2});
            for (const RunRow& run : *runs) {
                QCOMPARE(run.incidents, run.id == 5 ? std::size_t{2} : std::size_t{0});
                QVERIFY(run.state == (run.id == 5 ? RunState::Finished : RunState::Running));
            }
            QCOMPARE(**(*store)->artifact(6, "decode", "plc-01/device"), std::string("\x00\xff\x10", 3));
            const auto annotations = (*store)->annotations("aa11");
            QCOMPARE(annotations->has_value(), version >= 2);
            QVERIFY(version < 2 || **annotations == "{\"kept\":true}");
            QVERIFY((*store)->alarmLog()->empty());
            const auto offsets = (*store)->clockOffsets("aa11");
            QCOMPARE(offsets->size(), std::size_t(version >= 5 ? 1 : 0));
            QVERIFY(version < 5 || offsets->front().seconds == -0.4);
        }
    }
};

QTEST_GUILESS_MAIN(StoreOldSchemasTest)
#include "store_old_schemas_test.moc"
