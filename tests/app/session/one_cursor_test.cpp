// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/session/application_probe.h"
#include "ui/causal/causal_canvas.h"
#include "ui/items/terminal_model.h"
#include "ui/timeline/timeline_canvas.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace vestigo;
using testing::ApplicationProbe;
using testing::QtWarnings;

/// One time cursor: whatever is clicked, everything goes there.
class OneCursorTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ApplicationProbe> app_;
    const analysis::Incident* chain_ = nullptr; ///< the incident with the most terminals

    double onsetOf(const std::string& terminal) const {
        for (const analysis::Episode& episode : chain_->episodes) {
            if (episode.terminal == terminal) {
                return episode.range.start;
            }
        }
        return -1.0;
    }

private Q_SLOTS:
    void initTestCase() {
        QtWarnings::watch();
        app_ = std::make_unique<ApplicationProbe>();
        QVERIFY(app_->open(testing::demoFolder()));
        QVERIFY(app_->analyse());
        for (const analysis::Incident& incident : app_->session->analysis()->incidents) {
            if (chain_ == nullptr || incident.path.size() > chain_->path.size()) {
                chain_ = &incident;
            }
        }
        QVERIFY(chain_ != nullptr);
        QVERIFY2(chain_->path.size() >= 2, "the demonstration has an incident of several terminals");
        QVERIFY(QTest::qWaitForWindowExposed(app_->window.get()));
    }

    void init() {
        app_->session->selectIncident(QString::fromStdString(chain_->id));
        app_->session->selectTime(0.0);
        QTest::qWait(100); // the graph is laid out for its room
    }

    void cleanup() {
        QVERIFY(app_->allAtOneTime());
        QVERIFY(app_->waitUntilIdle());
        QCOMPARE(QtWarnings::take(), QStringList());
    }

    void cleanupTestCase() { app_.reset(); }

    void anIncident() {
        auto* list = app_->find<QListView>("incidentList");
        testing::clickRow(list, 0);
        const analysis::Incident& first = app_->session->analysis()->incidents.front();
        QCOMPARE(app_->session->incident(), QString::fromStdString(first.id));
        QCOMPARE(app_->session->time(), first.range.start);
    }

    void aTerminalOfTheList() {
        auto* list = app_->find<QListView>("terminalList");
        testing::clickRow(list, 1);
        const QString terminal = list->model()->index(1, 0).data(ui_items::TerminalModel::IdRole).toString();
        QCOMPARE(app_->session->terminal(), terminal);
        QCOMPARE(app_->session->time(), onsetOf(terminal.toStdString()));
        QCOMPARE(app_->window->timeline()->terminal(), terminal);
    }

    void aTerminalOfTheGraph() {
        auto* canvas = app_->find<ui_causal::CausalCanvas>("causalCanvas");
        QVERIFY(canvas->scene().nodes.size() >= 2);
        const ui_causal::CausalNode node = canvas->scene().nodes[1];
        QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->centreOf(1).toPoint());
        QCOMPARE(app_->session->terminal(), node.terminal);
        QCOMPARE(app_->session->time(), node.onset);
    }

    void anEdgeOfTheGraph() {
        auto* canvas = app_->find<ui_causal::CausalCanvas>("causalCanvas");
        QVERIFY(!canvas->scene().edges.empty());
        const auto nodes = static_cast<int>(canvas->scene().nodes.size());
        const QString effect = canvas->scene().nodeOf(nodes)->terminal;
        QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->centreOf(nodes).toPoint());
        QCOMPARE(app_->session->terminal(), effect);
        QCOMPARE(app_->session->time(), onsetOf(effect.toStdString()));
    }

    void theTimeline() {
        auto* canvas = app_->find<ui_timeline::TimelineCanvas>("timelineCanvas");
        const QPoint place(canvas->viewport()->width() * 2 / 3, canvas->viewport()->height() / 2);
        const double expected = canvas->scene().axis.time(place.x());
        QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, place);
        QVERIFY(qAbs(app_->session->time() - expected) < 0.2);
    }

    void aLinkOfWhatToCheckFirst() {
        const std::string second = chain_->path[1];
        Q_EMIT app_->find<QLabel>("check2")->linkActivated(QStringLiteral("check:2"));
        QCOMPARE(app_->session->terminal(), QString::fromStdString(second));
        QCOMPARE(app_->session->time(), onsetOf(second));
    }

    void theVideo() {
        app_->session->selectTime(10.0);
        QTest::keyClick(app_->window.get(), Qt::Key_Period);
        QVERIFY(app_->session->time() > 10.0);
        QTest::keyClick(app_->window.get(), Qt::Key_Comma);
        QTest::keyClick(app_->window.get(), Qt::Key_Comma);
        QVERIFY(app_->session->time() < 10.0);
    }

    void playing() {
        app_->session->selectTime(10.0);
        QTest::keyClick(app_->window.get(), Qt::Key_Space);
        QVERIFY(app_->window->player()->isPlaying());
        QTRY_VERIFY_WITH_TIMEOUT(app_->session->time() > 10.3, 10000);
        QTest::keyClick(app_->window.get(), Qt::Key_K);
        QVERIFY(!app_->window->player()->isPlaying());
    }

    void keysOfIncidentsAndCauses() {
        const auto& incidents = app_->session->analysis()->incidents;
        app_->session->selectIncident(QString::fromStdString(incidents.front().id));
        QTest::keyClick(app_->window.get(), Qt::Key_N);
        QCOMPARE(app_->session->incident(),
                 QString::fromStdString(incidents[incidents.size() > 1 ? 1 : 0].id));
        QTest::keyClick(app_->window.get(), Qt::Key_P);
        QCOMPARE(app_->session->incident(), QString::fromStdString(incidents.front().id));
        app_->session->selectIncident(QString::fromStdString(chain_->id));
        const QString root = app_->session->terminal();
        QTest::keyClick(app_->window.get(), Qt::Key_E);
        const QString effect = app_->session->terminal();
        QVERIFY(effect != root);
        QCOMPARE(app_->session->time(), onsetOf(effect.toStdString()));
        QTest::keyClick(app_->window.get(), Qt::Key_C);
        QCOMPARE(app_->session->terminal(), root);
    }

    /// Space plays, but whoever works by keyboard presses buttons with it.
    void spaceOnAButtonPressesIt() {
        auto* frontline = app_->find<QPushButton>("frontline");
        QVERIFY(frontline != nullptr);
        frontline->setFocus();
        QTest::keyClick(frontline, Qt::Key_Space);
        QVERIFY(!app_->window->player()->isPlaying());
        QCOMPARE(app_->window->mode(), ui_shell::WindowMode::Frontline);
        QVERIFY(app_->run("expert"));
    }

    void aTerminalWithoutACameraShowsTheNearestOne() {
        app_->session->selectTerminal(QStringLiteral("plc-01"));
        QVERIFY(app_->window->player()->terminal() != QLatin1String("plc-01"));
        QCOMPARE(app_->window->timeline()->terminal(), QStringLiteral("plc-01"));
    }
};

QTEST_MAIN(OneCursorTest)
#include "one_cursor_test.moc"
