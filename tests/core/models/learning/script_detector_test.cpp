// SPDX-License-Identifier: GPL-3.0-or-later
// A TorchScript detector of the user's: it runs, and whatever else it does is an Error of ours and no harm.
// tests/data/golden/torchscript/make_models.py made the models.
#include "core/models/script_detector.h"

#include "tests/support/temporary_folder.h"

#include <QtTest/QTest>

#include <chrono>
#include <cmath>

using namespace vestigo;
using models::ScriptDetectorOptions;

namespace {

std::filesystem::path model(const char* name) {
    return std::filesystem::path(VESTIGO_SOURCE_DIR "/tests/data/golden/torchscript") /
           (std::string(name) + ".pt");
}

timeline::Picture grey(std::uint8_t brightness) {
    timeline::Picture picture;
    picture.width = picture.height = 128;
    picture.format = timeline::PixelFormat::Grey8;
    picture.bytesPerLine = 128;
    picture.pixels = std::make_shared<std::vector<std::uint8_t>>(128UL * 128, brightness);
    return picture;
}

ScriptDetectorOptions small() {
    ScriptDetectorOptions options;
    options.width = options.height = 64;
    options.loadSeconds = 120.0; // a loaded machine is slow
    options.pictureSeconds = 60.0;
    return options;
}

} // namespace

class ScriptDetectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGoodModelFindsItsRegion() {
        auto detector = models::openScriptDetector(model("good"), small());
        QVERIFY2(detector.ok(), detector ? "" : detector.error().oneLine().c_str());
        for (const int brightness : {51, 102}) { // twice: it stays for the next picture
            const auto found = (*detector)->find(grey(static_cast<std::uint8_t>(brightness)));
            QVERIFY2(found.ok(), found ? "" : found.error().oneLine().c_str());
            QCOMPARE(found->size(), std::size_t(1));
            QCOMPARE(found->front().kind, std::size_t(3));
            // Input pixels (20 or 40, less half of 20), two picture pixels each.
            const double middle = 100.0 * brightness / 255.0;
            QVERIFY(std::abs(found->front().box.x - 2 * (middle - 10)) < 0.1);
            QVERIFY(std::abs(found->front().box.width - 40) < 0.1 &&
                    std::abs(found->front().box.height - 20) < 0.1);
        }
        QVERIFY((*detector)->find({})->empty());
    }

    void itsClassesAreNamedByTheUser() {
        auto options = small();
        options.classes = {"chair", "table", "lamp", "display"};
        auto detector = models::openScriptDetector(model("good"), options);
        QVERIFY(detector.ok());
        QCOMPARE((*detector)->find(grey(90))->front().kind, std::size_t(5));
        options.classes = {"chair"};
        detector = models::openScriptDetector(model("good"), options);
        QVERIFY(detector.ok());
        QVERIFY((*detector)->find(grey(90))->empty());
    }

    void whatItMustNotDoIsAnError_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"wild", "writes", "reads", "shape"}) {
            QTest::newRow(name) << name;
        }
    }
    void whatItMustNotDoIsAnError() {
        QFETCH(QString, name);
        auto detector = models::openScriptDetector(model(name.toUtf8().constData()), small());
        if (detector.ok()) { // some are refused when they are loaded
            const auto found = (*detector)->find(grey(90));
            QVERIFY(!found.ok());
            QCOMPARE(found.error().code, ErrorCode::ModelInvalid);
            qInfo("%s", found.error().oneLine().c_str());
            QVERIFY(!(*detector)->find(grey(90)).ok()); // and it stays so
        } else {
            QCOMPARE(detector.error().code, ErrorCode::ModelInvalid);
            qInfo("%s", detector.error().oneLine().c_str());
        }
        QVERIFY(!std::filesystem::exists("/tmp/vestigo-torchscript-was-here"));
    }

    void aHangEndsInTime() {
        auto options = small();
        options.pictureSeconds = 0.5;
        auto detector = models::openScriptDetector(model("endless"), options);
        QVERIFY2(detector.ok(), detector ? "" : detector.error().oneLine().c_str());
        const auto found = (*detector)->find(grey(90));
        QVERIFY(!found.ok());
        QVERIFY(found.error().oneLine().find("in time") != std::string::npos);
    }

    void cancellingEndsAHang() {
        CancelSource source;
        auto options = small();
        options.cancel = source.token();
        auto detector = models::openScriptDetector(model("endless"), options);
        QVERIFY(detector.ok());
        source.cancel();
        QVERIFY(!(*detector)->find(grey(90)).ok());
    }

    void whatIsNoModelIsRefused() {
        const testing::TemporaryFolder folder;
        const auto rubbish = models::openScriptDetector(folder.write("rubbish.pt", "PK no model"), small());
        QVERIFY(!rubbish.ok());
        QCOMPARE(rubbish.error().code, ErrorCode::ModelInvalid);
        QVERIFY(!models::openScriptDetector(folder.write("empty.pt", ""), small()).ok());
        const auto missing = models::openScriptDetector(folder / "none.pt", small());
        QVERIFY(!missing.ok());
        QCOMPARE(missing.error().code, ErrorCode::FileMissing);
        QVERIFY(!models::openScriptDetector(folder.path(), small()).ok());
        auto options = small();
        options.width = 100000;
        QVERIFY(!models::openScriptDetector(model("good"), options).ok());
    }
};

QTEST_GUILESS_MAIN(ScriptDetectorTest)
#include "script_detector_test.moc"
