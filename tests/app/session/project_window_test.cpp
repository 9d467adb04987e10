// SPDX-License-Identifier: GPL-3.0-or-later
// Several recordings in one project: listed, opened, moved, taken off the list.
#include "app/workspace/project_controller.h"
#include "app/workspace/project_list.h"
#include "app/workspace/workspace.h"
#include "core/store/project_store.h"
#include "tests/app/session/application_probe.h"
#include "ui/project/project_dialog.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

using namespace vestigo;

namespace {

struct Project {
    testing::ApplicationProbe probe;

    Project() {
        make("first");
        make("second");
        // A project that exists is what recordings are listed in.
        QVERIFY(store::ProjectStore::open(database()).ok());
        QVERIFY(probe.open(place("first")));
        QVERIFY(probe.open(place("second")));
        probe.run("project");
        QVERIFY(probe.waitUntilIdle());
    }
    void make(const char* name) {
        testing::RecordingBuilder builder(probe.folder / name);
        builder.id(name).terminal("plc-01");
        builder.table("plc-01",
                      std::string("t,x\n0,1\n19,") + std::to_string(std::string(name).size()) + "\n");
        builder.write();
    }
    std::filesystem::path database() { return probe.folder / "project.vestigo"; }
    QString place(const char* name) { return QString::fromStdString((probe.folder / name).string()); }
    ui_project::ProjectDialog* dialog() { return probe.session->workspace().project().dialog(); }
    QTreeWidget* list() { return dialog()->findChild<QTreeWidget*>(QStringLiteral("projectList")); }
    QPushButton* button(const char* name) { return dialog()->findChild<QPushButton*>(QLatin1String(name)); }
    QTreeWidgetItem* row(const char* id) {
        const QList<QTreeWidgetItem*> found = list()->findItems(QLatin1String(id), Qt::MatchExactly);
        return found.isEmpty() ? nullptr : found.front();
    }
    std::string hashOf(const char* id) {
        const auto entries = workspace::listProject(database());
        for (const auto& entry : *entries) {
            if (entry.id == id) {
                return entry.sha256;
            }
        }
        return {};
    }
};

} // namespace

class ProjectWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void openedRecordingsAreListedAndOpenByEnter() {
        Project project;
        QCOMPARE(project.list()->topLevelItemCount(), 2);
        project.list()->setCurrentItem(project.row("first"));
        QVERIFY(project.row("first")->text(2).contains(QStringLiteral("2024-05-17 09:32")));
        QTest::keyClick(project.list(), Qt::Key_Return);
        QVERIFY(project.probe.waitUntilIdle());
        QCOMPARE(project.probe.session->recording()->id, std::string("first"));
    }

    void aMissingFolderIsSaidAndFoundAgainByItsContent() {
        Project project;
        std::filesystem::rename(project.probe.folder / "first", project.probe.folder / "moved");
        project.probe.run("project");
        QVERIFY(project.probe.waitUntilIdle());
        QTreeWidgetItem* row = project.row("first");
        QVERIFY(row->text(5).contains(QStringLiteral("Not there")));
        project.list()->setCurrentItem(row);
        QVERIFY(!project.button("projectOpen")->isEnabled());
        // Another recording is refused, the moved one is taken.
        const QString hash = QString::fromStdString(project.hashOf("first"));
        Q_EMIT project.dialog()->relocateRequested(hash, project.place("second"));
        QVERIFY(project.probe.waitUntilIdle());
        QVERIFY(project.dialog()
                    ->findChild<QLabel*>(QStringLiteral("projectNote"))
                    ->text()
                    .contains(QStringLiteral("another recording")));
        Q_EMIT project.dialog()->relocateRequested(hash, project.place("moved"));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return project.row("first") != nullptr &&
                       project.row("first")->text(5) == project.place("moved");
            },
            testing::longestWaitMs));
    }

    void takenOffTheListAndPutBack() {
        Project project;
        project.list()->setCurrentItem(project.row("second"));
        QTest::mouseClick(project.button("projectRemove"), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return project.row("second") == nullptr; }, testing::longestWaitMs));
        QVERIFY(QFileInfo::exists(project.place("second") + QStringLiteral("/recording.json")));
        QCOMPARE(project.list()->topLevelItemCount(), 1);
        QVERIFY(project.button("projectUndo")->isVisible());
        QTest::mouseClick(project.button("projectUndo"), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return project.row("second") != nullptr; }, testing::longestWaitMs));
        QVERIFY(!project.button("projectUndo")->isVisible());
    }

    /// The same by Ctrl+Z in the window, once the list is closed; and done again.
    void takenBackInTheWindowToo() {
        Project project;
        project.list()->setCurrentItem(project.row("first"));
        QTest::mouseClick(project.button("projectRemove"), Qt::LeftButton);
        QVERIFY(project.probe.waitUntilIdle());
        QVERIFY(project.hashOf("first").empty());
        project.dialog()->reject();
        auto* undo = project.probe.find<QPushButton>("undoMessage");
        QTRY_VERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QVERIFY(project.probe.waitUntilIdle());
        QVERIFY(!project.hashOf("first").empty());
        QVERIFY(project.probe.run("redo"));
        QVERIFY(project.probe.waitUntilIdle());
        QVERIFY(project.hashOf("first").empty());
        project.probe.window->activateWindow(); // no window manager does it here
        QVERIFY(QTest::qWaitForWindowActive(project.probe.window.get()));
        QTest::keyClick(project.probe.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(project.probe.waitUntilIdle());
        QVERIFY(!project.hashOf("first").empty());
    }

    /// What is open goes along into another project, and stands in its list without asking for it again.
    void theListFollowsTheProject() {
        Project project;
        QVERIFY(project.probe.run("new-project", {project.place("third.vestigo")}));
        QVERIFY(project.probe.waitUntilIdle());
        QVERIFY(QTest::qWaitFor([&] { return project.row("second") != nullptr; }, testing::longestWaitMs));
        QCOMPARE(project.list()->topLevelItemCount(), 1);
    }

    void anotherProjectFileListsItsOwn() {
        Project project;
        const QString file = project.place("other.vestigo");
        QVERIFY(project.probe.run("new-project", {file}));
        // Only the recording that is open goes along.
        QVERIFY(QTest::qWaitFor([&] { return project.row("first") == nullptr; }, testing::longestWaitMs));
        QCOMPARE(project.dialog()->findChild<QLabel*>(QStringLiteral("projectFile"))->text(), file);
        QVERIFY(project.probe.waitUntilIdle());
        QVERIFY(project.probe.run("new-project", {file})); // it is there: refused, nothing is overwritten
        QVERIFY(project.probe.waitUntilIdle());
        QVERIFY(project.dialog()
                    ->findChild<QLabel*>(QStringLiteral("projectNote"))
                    ->text()
                    .contains(QStringLiteral("already")));
    }
};

QTEST_MAIN(ProjectWindowTest)
#include "project_window_test.moc"
