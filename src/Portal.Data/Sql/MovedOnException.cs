namespace Portal.Data.Sql;

/// <summary>A row was changed between reading and writing it: the transaction is done again.</summary>
internal sealed class MovedOnException() : Exception("A row moved on between reading and writing it.");
