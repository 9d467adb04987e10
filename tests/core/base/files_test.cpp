// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/hash.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <sys/stat.h>

using namespace vestigo;
using vestigo::testing::TemporaryFolder;

class FilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeviceIsWrittenToAndNotReplaced() {
        QVERIFY(writeFileAtomically("/dev/null", "x").ok());
        struct stat facts {};
        QCOMPARE(::stat("/dev/null", &facts), 0);
        QVERIFY(S_ISCHR(facts.st_mode));
        const auto full = writeFileAtomically("/dev/full", "x");
        QVERIFY(!full.ok() && full.error().code == ErrorCode::FileUnwritable);
        const TemporaryFolder folder;
        QCOMPARE(::mkfifo((folder / "pipe").c_str(), 0600), 0);
        QVERIFY(!writeFileAtomically(folder / "pipe", "x").ok()); // nobody reads it: no waiting
    }

    void aLinkStaysAndItsTargetIsReplaced() {
        const TemporaryFolder folder;
        folder.write("there/target", "old");
        std::filesystem::create_symlink("there/target", folder / "link");
        QVERIFY(writeFileAtomically(folder / "link", "new").ok());
        QVERIFY(std::filesystem::is_symlink(folder / "link"));
        QCOMPARE(readFile(folder / "there/target", 10).take(), std::string("new"));
        std::filesystem::create_symlink("nowhere/target", folder / "dangling");
        QVERIFY(!writeFileAtomically(folder / "dangling", "new").ok());
        std::filesystem::create_symlink("there/fresh", folder / "promise");
        QVERIFY(writeFileAtomically(folder / "promise", "new").ok());
        QCOMPARE(readFile(folder / "there/fresh", 10).take(), std::string("new"));
        std::filesystem::create_symlink("circle", folder / "circle");
        static_cast<void>(writeFileAtomically(folder / "circle", "new"));         // and comes back
        QVERIFY(writeFileAtomically(folder / std::string(255, 'x'), "new").ok()); // as long as names may be
    }

    void pathsThatLeaveTheFolderAreRefused_data() {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("plain") << QByteArray("a/b.csv") << true;
        QTest::newRow("missing file") << QByteArray("none.csv") << true;
        QTest::newRow("inner dots") << QByteArray("a/../a/b.csv") << true;
        QTest::newRow("link inside") << QByteArray("inner.csv") << true;
        QTest::newRow("empty") << QByteArray("") << false;
        QTest::newRow("absolute") << QByteArray("/etc/passwd") << false;
        QTest::newRow("parent") << QByteArray("../x") << false;
        QTest::newRow("parent later") << QByteArray("a/../../x") << false;
        QTest::newRow("backslash") << QByteArray("..\\x") << false;
        QTest::newRow("drive") << QByteArray("C:/x") << false;
        QTest::newRow("link out") << QByteArray("out/passwd") << false;
        QTest::newRow("nul") << QByteArray("a\0b", 3) << false;
    }

    void pathsThatLeaveTheFolderAreRefused() {
        QFETCH(QByteArray, path);
        QFETCH(bool, allowed);
        const TemporaryFolder folder;
        folder.write("a/b.csv", "x");
        std::filesystem::create_directory_symlink("/etc", folder / "out");
        std::filesystem::create_symlink("a/b.csv", folder / "inner.csv");
        const auto resolved =
            resolveInside(folder.path(), path.toStdString(), "recording.json", "streams[0].file");
        QCOMPARE(resolved.ok(), allowed);
        if (!allowed) {
            QCOMPARE(resolved.error().code, ErrorCode::PathForbidden);
            QCOMPARE(resolved.error().place, std::string("streams[0].file"));
        }
    }

    void writingIsAllOrNothing() {
        const TemporaryFolder folder;
        const auto file = folder.write("result.json", "old");
        QVERIFY(writeFileAtomically(file, "new").ok());
        QCOMPARE(*readFile(file, 100), std::string("new"));
        QVERIFY(!writeFileAtomically(folder / "no/such/folder.json", "x").ok());
        std::size_t entries = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
            entries += entry.exists() ? 1 : 0;
        }
        QCOMPARE(entries, std::size_t(1)); // no temporary file stays behind
    }

    void onlyRegularFilesWithinTheLimitAreRead() {
        const TemporaryFolder folder;
        const auto file = folder.write("ten", "0123456789");
        QCOMPARE(*readableFileSize(file), std::uint64_t(10));
        QCOMPARE(readFile(file, 9).error().code, ErrorCode::TooLarge);
        QCOMPARE(readFile(folder.path(), 9).error().code, ErrorCode::FileUnreadable);
        QCOMPARE(readFile(folder / "none", 9).error().code, ErrorCode::FileMissing);
        QCOMPARE(mkfifo((folder / "pipe").c_str(), 0600), 0);
        QCOMPARE(readFile(folder / "pipe", 9).error().code,
                 ErrorCode::FileUnreadable); // would block for ever
    }

    void hashesFilesInPieces() {
        const TemporaryFolder folder;
        const auto file = folder.write("abc", "abc");
        QCOMPARE(sha256OfFile(file).value(), sha256("abc"));
        CancelSource source;
        source.cancel();
        QVERIFY(sha256OfFile(file, source.token()).cancelled());
        QVERIFY(sha256OfFile(folder / "none").failed());
    }
};

QTEST_GUILESS_MAIN(FilesTest)
#include "files_test.moc"
