/** An organisation's settings as a process keeps them; `of` is the alias of `organisations`. */
export const supplierFacts = (of: string) =>
  `json_build_object('organisationId', ${of}.id, 'code', ${of}.code, 'active', ${of}.active,
    'tasksToEmployee', ${of}.tasks_to_employee, 'chatOpening', ${of}.chat_opening,
    'answerWorkingDays', ${of}.answer_working_days,
    'escalationWorkingDays', ${of}.escalation_working_days,
    'checkWindows', ${of}.check_windows, 'settingsVersion', ${of}.settings_version)`
