namespace Portal.Lab;

/// <summary>What was asked cannot be done: where it was said, what, the rule, and the way out.</summary>
internal sealed class Complaint(string field, string? value, string rule, string remedy) : Exception($"{field} '{value}': {rule} {remedy}")
{
    public string Field { get; } = field;

    public string? Value { get; } = value;

    public string Rule { get; } = rule;

    public string Remedy { get; } = remedy;
}
