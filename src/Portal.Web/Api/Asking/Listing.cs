using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Portal.Features.Paging;
using Portal.Web.Api.Answering;

namespace Portal.Web.Api.Asking;

/// <summary>Which page of a list.</summary>
internal sealed class Listing
{
    private const int Usual = 100;

    /// <summary>Most rows.</summary>
    [FromQuery(Name = "limit"), Description("Most rows: 1 to 1,000. 100 unless told.")]
    public int? Limit { get; init; }

    /// <summary>Where to go on.</summary>
    [FromQuery(Name = "cursor"), Description("The \"next\" of the page before.")]
    public string? Cursor { get; init; }

    /// <summary>Whether to count.</summary>
    [FromQuery(Name = "total"), Description("Says how many rows all pages have together.")]
    public bool? Total { get; init; }

    /// <summary>Most rows, judged.</summary>
    public int Rows => Limit ?? Usual;

    /// <summary>Whether to count, told or not.</summary>
    public bool WithCount => Total == true;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public ProblemResult? Fault => LimitFault ?? (Page.Judge(Cursor) is { IsYes: false } no ? Problems.Of(no, Code.BadParameter, "query:cursor") : null);

    /// <summary>What is wrong with it, where cursors are not those of use cases.</summary>
    public ProblemResult? LimitFault =>
        Limit is < 1 or > Page.MostRows
            ? Problems.At(Code.BadParameter, "query:limit", FormattableString.Invariant($"{Limit}"), $"A page has 1 to {Page.MostRows} rows.", "Ask for so many, and go on with the cursor.")
            : null;
}
