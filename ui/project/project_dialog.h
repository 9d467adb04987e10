// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtWidgets/QDialog>

#include <vector>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace vestigo::ui_project {

/// A recording of the project.
struct ProjectRow {
    QString sha256;
    QString id;
    QString site;
    QString recorded;     ///< when, on the site's clock; empty: unknown
    QString lastAnalysis; ///< when and by which engine; empty: none is finished
    QString incidents;    ///< of the last analysis
    QString path;
    bool isMissing = false; ///< its folder is not where it was
};

/// The recordings of a project file: opened, taken off the list, found again where they were moved to.
class ProjectDialog : public QDialog {
    Q_OBJECT
public:
    explicit ProjectDialog(QWidget* parent = nullptr);

    void setProject(const QString& file);
    void setRows(const std::vector<ProjectRow>& rows);
    void setRunning(bool running);
    /// Says that a recording was taken off, with a button that takes it back (Ctrl+Z does, too).
    void offerUndo(const QString& name);
    /// One line above the buttons; empty: none.
    void say(const QString& text);

Q_SIGNALS:
    void openRequested(const QString& path);
    void removeRequested(const QString& sha256);
    /// `folder` is where the recording is said to lie now.
    void relocateRequested(const QString& sha256, const QString& folder);
    void newProjectRequested(const QString& file);
    void openProjectRequested(const QString& file);
    /// What was taken off last is wanted back.
    void undoRequested();

private:
    const ProjectRow* selected() const;
    void openSelected();
    void removeSelected();
    void takeBack();
    void askForFolder();
    void askForProject(bool fresh);
    void refresh();

    QLabel* project_;
    QTreeWidget* list_;
    QLabel* note_;
    QPushButton* undo_ = nullptr;
    QPushButton* open_;
    QPushButton* locate_;
    QPushButton* remove_;
    QString taken_; ///< what was taken off last, in words; empty: nothing
    std::vector<ProjectRow> rows_;
    bool running_ = false;
};

} // namespace vestigo::ui_project
