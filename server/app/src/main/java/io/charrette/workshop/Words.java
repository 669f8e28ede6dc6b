package io.charrette.workshop;

/**
 * A command that adds words to those that are there, so that coming twice it would say them twice.
 */
public sealed interface Words
    permits FacilitatorCommand.SendMessage, CrewCommand.NoteTable, CrewCommand.TellCrew {}
