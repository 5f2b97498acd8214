using Portal.Features.Access;

namespace Portal.Web.Live;

/// <summary>Who looks at a page.</summary>
/// <param name="Caller">Who he is.</param>
/// <param name="Standing">What he could do when the page was opened: says what is shown. What he can do is asked at each click.</param>
internal sealed record Session(Caller Caller, Standing Standing)
{
    /// <summary>Whether it is worth showing him a button for this use case.</summary>
    public bool May<TUseCase>() => Doorman.May(Standing, typeof(TUseCase));
}
