namespace Portal.Web.Api.Contracts;

/// <summary>It would be done.</summary>
/// <param name="WouldDo">What, in a sentence.</param>
/// <param name="Names">To which.</param>
internal sealed record DryRunAnswer(string WouldDo, IReadOnlyList<string> Names);
