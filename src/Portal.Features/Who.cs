namespace Portal.Features;

/// <summary>Who asks.</summary>
/// <param name="Name">Account or token's name. At most 255 characters.</param>
/// <param name="From">Address, or "command line". At most 255 characters.</param>
public sealed record Who(string Name, string From);
