namespace Portal.Runs;

/// <summary>Where steps get their subject from. Implemented where the subject's tables are known.</summary>
public interface ISubjects<TSubject> where TSubject : class
{
    /// <summary>The subject as the database knows it now; null when it is gone.</summary>
    Task<TSubject?> LoadAsync(Guid subject, CancellationToken ct);
}
