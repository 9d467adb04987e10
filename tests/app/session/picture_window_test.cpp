// SPDX-License-Identifier: GPL-3.0-or-later
// Every view as a picture of every kind; a value on the clipboard.
#include "tests/app/session/application_probe.h"

#include <QtCore/QFile>
#include <QtGui/QClipboard>
#include <QtGui/QImage>
#include <QtWidgets/QMenu>

using namespace vestigo;

class PictureWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        testing::QtWarnings::watch();
        probe_ = std::make_unique<testing::ApplicationProbe>();
        QVERIFY(probe_->open(probe_->example()));
        QVERIFY(probe_->analyse());
    }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }
    void cleanupTestCase() { probe_.reset(); }

    void everyViewIsSavedInEveryKind_data() {
        QTest::addColumn<QString>("view");
        for (const char* view : {"window", "plan", "causal", "timeline", "video", "why"}) {
            QTest::newRow(view) << QString(QLatin1String(view));
        }
    }
    void everyViewIsSavedInEveryKind() {
        QFETCH(QString, view);
        if (view == QLatin1String("causal") && !probe_->find<QWidget>("causalView")->isVisible()) {
            QVERIFY(!probe_->run("save-picture", {view, place("png")})); // no incident with a cause: said
            return;
        }
        const QByteArray png = saved(view, "png");
        QVERIFY(!QImage::fromData(png).isNull());
        const QByteArray svg = saved(view, "svg");
        QVERIFY(svg.contains("<svg"));
        // Painted, not a photograph of the view: text is there as text (video holds its label).
        QVERIFY2(svg.contains("<text") || svg.contains("<path"), qPrintable(view));
        QVERIFY(saved(view, "pdf").startsWith("%PDF"));
    }

    void anotherViewOrKindIsRefused() {
        QVERIFY(!probe_->run("save-picture", {QStringLiteral("kitchen"), place("png")}));
        QVERIFY(!probe_->run("save-picture", {QStringLiteral("plan"), place("docx")}));
        QVERIFY(!QFile::exists(place("docx")));
    }

    void theValueAtTheCursorIsCopied() {
        QVERIFY(probe_->run("seek", {QStringLiteral("15")}));
        QApplication::clipboard()->setText(QStringLiteral("before"));
        QVERIFY(probe_->run("copy"));
        bool isNumber = false;
        const double value = QApplication::clipboard()->text().toDouble(&isNumber);
        QVERIFY2(isNumber && value >= 0.0 && value <= 1.0, qPrintable(QApplication::clipboard()->text()));
    }

    void numbersOfATerminalAreCopied() {
        auto* list = probe_->find<QListView>("terminalList");
        Q_EMIT list->customContextMenuRequested(list->visualRect(list->model()->index(0, 0)).center());
        auto* menu = probe_->find<QMenu>("copyMenu");
        QVERIFY(menu != nullptr);
        menu->actions().last()->trigger();
        QVERIFY(QApplication::clipboard()->text().split(QLatin1Char('\t')).size() == 4);
        menu->close();
    }

private:
    QString place(const char* ending) const {
        return QString::fromStdString((probe_->folder / (std::string("picture.") + ending)).string());
    }
    QByteArray saved(const QString& view, const char* ending) {
        QFile file(place(ending));
        file.remove();
        const bool done = probe_->run("save-picture", {view, place(ending)});
        return done && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<testing::ApplicationProbe> probe_;
};

QTEST_MAIN(PictureWindowTest)
#include "picture_window_test.moc"
