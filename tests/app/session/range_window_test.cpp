// SPDX-License-Identifier: GPL-3.0-or-later
// A selected stretch of time: every view knows what to do with it, and Esc gives it up.
#include "tests/app/session/application_probe.h"
#include "ui/common/range_evidence.h"
#include "ui/items/incident_model.h"
#include "ui/logs/log_view.h"
#include "ui/shell/feature_row.h"
#include "ui/timeline/timeline_canvas.h"

#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTableView>

using namespace vestigo;
using testing::ApplicationProbe;
using testing::QtWarnings;
using timeline::TimeRange;

class RangeWindowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ApplicationProbe> app_;

    ui_timeline::TimelineCanvas* canvas() const {
        return app_->find<ui_timeline::TimelineCanvas>("timelineCanvas");
    }
    QString words() const {
        const auto* label = app_->find<QLabel>("rangeInWords");
        return label->isVisible() ? label->text() : QString();
    }

    /// As a hand does it: press, move, release.
    void dragOver(double start, double end) const {
        const ui_timeline::TimelineScene& scene = canvas()->scene();
        const QPoint from(qRound(scene.axis.x(start)), qRound(scene.lanesArea().top()) + 30);
        const QPoint to(qRound(scene.axis.x(end)), from.y());
        QTest::mousePress(canvas()->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas()->viewport(), from + QPoint(8, 0));
        QTest::mouseMove(canvas()->viewport(), to);
        QTest::mouseRelease(canvas()->viewport(), Qt::LeftButton, {}, to);
    }

private Q_SLOTS:
    void initTestCase() {
        QtWarnings::watch();
        app_ = std::make_unique<ApplicationProbe>();
        QVERIFY(app_->open(testing::demoFolder()));
        QVERIFY(app_->analyse());
    }
    void init() {
        QVERIFY(app_->run("incident", {"2"}));
        QVERIFY(app_->run("terminal", {"robot-01"}));
        QVERIFY(app_->waitUntilIdle());
    }
    void cleanup() {
        app_->session->selectRange(std::nullopt);
        QVERIFY(app_->waitUntilIdle());
        QCOMPARE(QtWarnings::take(), QStringList());
    }
    void cleanupTestCase() { app_.reset(); }

    void aDragSelectsItForAllAndEscGivesItUp() {
        QVERIFY(words().isEmpty());
        dragOver(64.0, 85.0);
        QVERIFY(app_->session->range().has_value());
        QVERIFY(qAbs(app_->session->range()->start - 64.0) < 1.0);
        QVERIFY(qAbs(app_->session->range()->end - 85.0) < 1.0);
        QVERIFY(words().contains(QStringLiteral("Selected: 09:33:0")));
        QVERIFY(words().contains(QStringLiteral("Pick robot: probability at most")));
        QVERIFY(words().contains(QStringLiteral("Incidents that touch it: 2.")));
        // From a view that has no use for the key itself.
        app_->find<QListView>("terminalList")->setFocus();
        QTest::keyClick(app_->find<QListView>("terminalList"), Qt::Key_Escape);
        QVERIFY(!app_->session->range().has_value());
        QVERIFY(words().isEmpty());
        QVERIFY(!app_->window->timeline()->selectedRange().has_value());
    }

    void theEvidenceIsThatOfTheRange() {
        app_->session->selectRange(TimeRange{60.0, 85.0});
        const ui_common::RangeEvidence expected =
            ui_common::evidenceWithin(*app_->session->analysis(), "robot-01", {60.0, 85.0});
        QVERIFY(!expected.features.empty());
        const auto rows = app_->find<QWidget>("whyPanel")->findChildren<ui_shell::FeatureRow*>();
        QVERIFY(!rows.isEmpty());
        QVERIFY(rows.size() <= static_cast<qsizetype>(expected.features.size()));
        double sum = 0.0;
        for (const auto& feature : expected.features) {
            sum += feature.weight;
        }
        QVERIFY(qAbs(sum - 1.0) < 1e-9);
        app_->session->selectRange(TimeRange{0.5, 2.0}); // nothing was abnormal there
        QVERIFY(app_->find<QWidget>("whyPanel")->findChildren<ui_shell::FeatureRow*>().isEmpty());
        QVERIFY(words().contains(QStringLiteral("No incident touches it.")));
    }

    void incidentsInItAreMarked() {
        auto* list = app_->find<QListView>("incidentList");
        app_->session->selectRange(TimeRange{60.0, 85.0});
        int marked = 0;
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            const bool inside = index.data(ui_items::IncidentModel::InRangeRole).toBool();
            QCOMPARE(index.data(ui_items::IncidentModel::TagsRole)
                         .toStringList()
                         .contains(QStringLiteral("in the range")),
                     inside);
            marked += inside ? 1 : 0;
        }
        QCOMPARE(marked, 1);
        QCOMPARE(list->currentIndex().data(ui_items::IncidentModel::IdRole).toString(),
                 app_->session->incident());
    }

    void playingGoesRoundInIt() {
        app_->session->selectRange(TimeRange{70.0, 70.6});
        app_->window->player()->togglePlay();
        QTRY_VERIFY_WITH_TIMEOUT(app_->session->time() >= 70.3, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(app_->session->time() < 70.25, 20000); // round once
        QVERIFY(app_->window->player()->isPlaying());
        QVERIFY(app_->session->time() >= 70.0);
        app_->window->player()->pause();
        QVERIFY(app_->find<QLabel>("cursorTime")->text().contains(QStringLiteral("loop")));
    }

    void theLogsShowWhatLiesInIt() {
        QVERIFY(app_->run("find-in-logs"));
        QTRY_VERIFY(app_->window->logs()->hits() != nullptr);
        QVERIFY(app_->waitUntilIdle());
        const auto rows = [this] { return app_->find<QTableView>("logTable")->model()->rowCount(); };
        const int all = rows();
        app_->session->selectRange(TimeRange{60.0, 85.0});
        QVERIFY(app_->waitUntilIdle());
        auto* box = app_->find<QCheckBox>("logInRange");
        QVERIFY(box->isVisible() && box->isChecked());
        QVERIFY(rows() > 0 && rows() < all);
        for (const std::uint32_t row : *app_->window->logs()->hits()) {
            const double t = app_->window->logs()->log()->rows[row].t;
            QVERIFY(t >= 60.0 && t <= 85.0);
        }
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        QVERIFY(app_->waitUntilIdle());
        QCOMPARE(rows(), all);
        app_->session->selectRange(std::nullopt);
        QVERIFY(!box->isVisible());
        QVERIFY(app_->run("panel-timeline"));
    }

    void theExportIsOfTheRange() {
        app_->session->selectRange(TimeRange{60.0, 85.0});
        const ui_timeline::SeriesExport wish = app_->window->timeline()->seriesExport();
        QCOMPARE(wish.range.start, 60.0);
        QCOMPARE(wish.range.end, 85.0);
    }

    /// Rows of the evidence bring their numbers along: by Ctrl+C, by a menu.
    void numbersOfTheEvidenceAreCopied() {
        const auto rows = app_->find<QWidget>("whyPanel")->findChildren<ui_shell::FeatureRow*>();
        QVERIFY(!rows.isEmpty());
        ui_shell::FeatureRow* row = rows.front();
        QApplication::setActiveWindow(app_->window.get());
        row->setFocus();
        QTRY_VERIFY(row->hasFocus());
        QTest::keyClick(row, Qt::Key_C, Qt::ControlModifier);
        const QStringList parts = QApplication::clipboard()->text().split(QLatin1Char('\t'));
        QCOMPARE(parts.size(), 4);
        bool isNumber = false;
        parts[3].toDouble(&isNumber);
        QVERIFY(isNumber);
        QContextMenuEvent wanted(QContextMenuEvent::Mouse, QPoint(4, 4), row->mapToGlobal(QPoint(4, 4)));
        QApplication::sendEvent(row, &wanted);
        auto* menu = row->findChild<QMenu*>(QStringLiteral("copyMenu"));
        QVERIFY(menu != nullptr);
        menu->actions().front()->trigger();
        QCOMPARE(QApplication::clipboard()->text(), parts[1].isEmpty() ? parts[3] : parts[1]);
        menu->close();
    }

    void anotherLanguageKeepsIt() {
        app_->session->selectRange(TimeRange{60.0, 85.0});
        QVERIFY(app_->run("language", {"zh_CN"}));
        QTRY_VERIFY(words().contains(QStringLiteral("选")));
        QCOMPARE(app_->window->timeline()->selectedRange()->start, 60.0);
        QVERIFY(app_->run("language", {"en"}));
        QTRY_VERIFY(words().contains(QStringLiteral("Selected")));
    }

    void aCommandSelectsAndClears() {
        QVERIFY(app_->run("select-range", {"10", "12"}));
        QCOMPARE(app_->session->range()->end, 12.0);
        QVERIFY(app_->run("clear-range"));
        QVERIFY(!app_->session->range().has_value());
        QVERIFY(!app_->run("clear-range"));
    }
};

QTEST_MAIN(RangeWindowTest)
#include "range_window_test.moc"
