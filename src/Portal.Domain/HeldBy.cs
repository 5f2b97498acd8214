namespace Portal.Domain;

/// <summary>The run that has something in its hands.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Title">What people call it.</param>
public sealed record HeldBy(Guid Run, string Title);
